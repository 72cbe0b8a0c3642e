import type { MenuEntry } from './menuEntry';

const POINT = 'Point at an entry to see which lines it changes.';

/**
 * What the foot of a menu says of the entry that is pointed at: the lines it would change, as `lines` tells them, else what
 * choosing it does, or why it cannot be chosen. Without an entry, what the foot is for.
 */
export function footWords(entry: MenuEntry | undefined, lines: string): string {
  if (entry === undefined) return POINT;
  if (entry.off !== undefined) return entry.off;
  if (!('type' in entry.does)) return 'Opens a list to choose from.';
  switch (entry.does.type) {
    case 'intent':
      return lines;
    case 'change':
      return entry.does.change.type === 'delete' ? 'Takes its lines out of the file.' : 'Adds a policy to the file.';
    case 'dialog':
      return 'Opens a form: nothing is changed yet.';
    case 'copy':
      return 'Changes nothing.';
  }
}

/** The entry of a list that is pointed at, or whose own list holds what is. */
export function entryAt(entries: readonly MenuEntry[], pointed: MenuEntry | undefined): MenuEntry | undefined {
  return entries.find(
    (entry) => entry === pointed || (pointed !== undefined && !('type' in entry.does) && entry.does.includes(pointed)),
  );
}
