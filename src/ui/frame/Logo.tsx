import type { ReactElement } from 'react';

/** The mark: a gate's post, a deck let down, the chain that holds it. */
export function Logo(): ReactElement {
  return (
    <svg
      className="icon logo__mark"
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3.5 21V3.500h5.500V21" />
      <path d="M3.500 8H9" />
      <path d="M9 20.500h12.500" />
      <path d="M9 4.500l12 15.500" />
    </svg>
  );
}
