/**
 * Moves the focus between rows by the arrow keys: up and down through all rows of a side, across its groups; Home and
 * End to its first and last. Answers whether the key was one of these and found somewhere to go.
 */
export function walk(root: HTMLElement, from: HTMLElement, key: string): boolean {
  const side = from.dataset.walk;
  if (side === undefined) return false;
  const rows = [...root.querySelectorAll<HTMLElement>(`[data-walk="${side}"]`)];
  const next = rows[nextIndex(key, rows.indexOf(from), rows.length)];
  if (next === undefined || next === from) return false;
  next.focus();
  return true;
}

function nextIndex(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowUp':
      return at - 1;
    case 'ArrowDown':
      return at + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
