/** Where shortcuts hold: a panel, or what is open over all of them. */
export type ShortcutPlace =
  | 'everywhere'
  | 'files'
  | 'rules'
  | 'canvas'
  | 'yaml'
  | 'answers'
  | 'check'
  | 'matrix'
  | 'map'
  | 'dialogs'
  | 'palette'
  | 'borders';

/** Something that keys do. */
export interface Shortcut {
  /**
   * Keys that do it, each written `Ctrl+Shift+Z`; a space between keys that are pressed one after the other. On Apple's
   * systems ⌘ takes the place of Ctrl; Control stays what it is.
   */
  readonly keys: readonly string[];
  /** The keys on Apple's systems, where they are others. */
  readonly apple?: readonly string[];
  readonly does: string;
}

/** The shortcuts of one place. */
export interface ShortcutGroup {
  readonly place: ShortcutPlace;
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/**
 * All shortcuts, by where they hold. README's table is this one, and e2e/shortcuts.spec.ts presses them. None is a
 * character alone: whoever speaks to the machine, or misses a key, would set it off (WCAG 2.1.4).
 */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    place: 'everywhere',
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl+K'], does: 'find a policy, workload, file or action' },
      { keys: ['Ctrl+/'], does: 'show this list; in the YAML it makes lines a comment' },
      { keys: ['F6', 'Shift+F6'], does: 'go to the next panel, to the one before' },
      { keys: ['Ctrl+O'], does: 'open files' },
      { keys: ['Ctrl+V'], does: 'outside of text fields: open what was copied, a manifest or flows' },
      { keys: ['Ctrl+S'], does: 'save the active file back to its folder, or download it' },
      { keys: ['Ctrl+Z'], does: 'undo, on the picture and in the text alike' },
      { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], does: 'redo' },
    ],
  },
  {
    place: 'files',
    title: 'Tree of files',
    shortcuts: [
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'walk' },
      { keys: ['Right', 'Left'], does: 'open and close a folder' },
    ],
  },
  {
    place: 'rules',
    title: 'List of rules',
    shortcuts: [
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'walk' },
      { keys: ['Enter'], does: 'edit the rule or peer' },
      { keys: ['Alt+Up', 'Alt+Down'], does: 'move it' },
      { keys: ['Delete'], does: 'remove it' },
      { keys: ['Shift+F10'], does: 'show everything that can be done with it' },
    ],
  },
  {
    place: 'canvas',
    title: 'Canvas',
    shortcuts: [
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'walk the rows of a side' },
      { keys: ['Enter'], does: 'edit the row’s rule; on a fixed row, add one' },
      { keys: ['Right', 'Left'], does: 'to the links of the card beside the row, and back' },
      { keys: ['Escape'], does: 'close the card' },
      { keys: ['Delete'], does: 'remove the rule or peer' },
      { keys: ['Shift+F10'], does: 'show everything that can be done with it' },
    ],
  },
  {
    place: 'yaml',
    title: 'YAML',
    shortcuts: [
      { keys: ['Ctrl+Space'], apple: ['Control+Space'], does: 'what may be written here' },
      { keys: ['Ctrl+.'], does: 'fixes for the problem here' },
      { keys: ['Shift+F1'], does: 'what stands here means' },
      { keys: ['F8', 'Shift+F8'], does: 'the next problem, the one before' },
      { keys: ['Ctrl+Shift+O'], does: 'jump to a policy or a rule' },
      { keys: ['Ctrl+F'], does: 'find in the text' },
      { keys: ['Ctrl+/'], does: 'make lines a comment, and back' },
      { keys: ['Escape Tab'], does: 'leave the editor' },
      { keys: ['Ctrl+M'], apple: ['Control+Shift+M'], does: 'have Tab lead out of it, until it is pressed again' },
    ],
  },
  {
    place: 'answers',
    title: 'Answers',
    shortcuts: [
      { keys: ['Left', 'Right'], does: 'on a tab: the one beside it' },
      { keys: ['Up', 'Down'], does: 'in the list of problems: walk' },
    ],
  },
  {
    place: 'check',
    title: 'Fields of the check',
    shortcuts: [
      { keys: ['Down', 'Up'], does: 'walk the suggestions' },
      { keys: ['Enter'], does: 'take the one that is lit' },
      { keys: ['Escape'], does: 'close them' },
    ],
  },
  {
    place: 'matrix',
    title: 'Matrix',
    shortcuts: [
      { keys: ['Up', 'Down', 'Left', 'Right'], does: 'walk from cell to cell' },
      { keys: ['Enter'], does: 'say what the cell rests on' },
    ],
  },
  {
    place: 'map',
    title: 'Map',
    shortcuts: [
      { keys: ['Up', 'Down', 'Left', 'Right'], does: 'walk from card to card, from line to line' },
      { keys: ['Enter'], does: 'pick it' },
      { keys: ['Escape'], does: 'let go of it' },
    ],
  },
  {
    place: 'dialogs',
    title: 'Dialogs',
    shortcuts: [
      { keys: ['Enter'], does: 'add the label that is typed; then save' },
      { keys: ['Down', 'Up'], does: 'walk the suggestions, which Enter takes' },
      { keys: ['Left', 'Right'], does: 'walk the labels of a field' },
      { keys: ['Delete'], does: 'remove the label' },
      { keys: ['Escape'], does: 'close' },
    ],
  },
  {
    place: 'palette',
    title: 'Find',
    shortcuts: [
      { keys: ['Down', 'Up'], does: 'walk' },
      { keys: ['PageDown', 'PageUp'], does: 'walk eight at a time' },
      { keys: ['Enter'], does: 'do it, or go there' },
      { keys: ['Escape'], does: 'close' },
    ],
  },
  {
    place: 'borders',
    title: 'Borders between panels',
    shortcuts: [{ keys: ['Left', 'Right', 'Up', 'Down'], does: 'move the border' }],
  },
];
