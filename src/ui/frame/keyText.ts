/** Apple's systems have ⌘ where the others have Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Control: '⌃', Shift: '⇧', Alt: '⌥' };

/** Keys, written `Ctrl+Shift+Z`, as this system calls them: `⌘⇧Z` on Apple's. `Control` is Ctrl on all of them. */
export function keyText(keys: string, apple = isApple): string {
  return keys.replace(/(Ctrl|Control|Shift|Alt)\+/g, (all, key: string) =>
    apple ? (SIGNS[key] ?? all) : all.replace('Control', 'Ctrl'),
  );
}
