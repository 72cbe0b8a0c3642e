import type { ReactElement, ReactNode } from 'react';

interface ItemsProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** Rows as a list: how many there are, and which one it is, is heard with each. */
export function Items({ className, children }: ItemsProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a ul without marks is none for Safari.
    <div className={className} role="list">
      {children}
    </div>
  );
}

export function Item({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands in no ul, see above.
    <div className="pc-item" role="listitem">
      {children}
    </div>
  );
}
