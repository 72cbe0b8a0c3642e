import type { KeyboardEvent, ReactElement, ReactNode } from 'react';

export interface SvgButtonProps {
  readonly name: string;
  readonly className: string;
  /** Whether Tab stops at it; arrow keys reach it all the same. */
  readonly tab: boolean;
  /** What it is among others that arrow keys go through. */
  readonly sort?: 'card' | 'edge';
  readonly pressed?: boolean;
  readonly onPress: () => void;
  readonly onFocus?: () => void;
  readonly children: ReactNode;
}

/** A group of a drawing that is a button: a click, Enter and Space press it. */
export function SvgButton({ name, className, tab, sort, pressed, onPress, onFocus, children }: SvgButtonProps): ReactElement {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPress();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
    <g
      role="button"
      aria-label={name}
      aria-pressed={pressed}
      className={className}
      data-map={sort}
      tabIndex={tab ? 0 : -1}
      onClick={onPress}
      onKeyDown={onKey}
      onFocus={onFocus}
    >
      {children}
    </g>
  );
}
