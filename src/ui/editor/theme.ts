import type { Monaco } from './monacoParts';

/** Dresses Monaco in the design's tokens, and again whenever the page or the system changes between light and dark. */
export function followTheme(monaco: Monaco): () => void {
  const dress = (): void => {
    const dark = getComputedStyle(document.documentElement).colorScheme.includes('dark');
    // By way of an element: a minified style sheet may say `#fff`, or a name, where Monaco takes only six digits.
    const probe = document.documentElement.appendChild(document.createElement('i'));
    const token = (name: string): string => {
      probe.style.color = `var(${name})`;
      return sixDigits(getComputedStyle(probe).color);
    };
    const name = dark ? 'drawbridge-dark' : 'drawbridge-light';
    const rule = (of: string, variable: string) => ({ token: of, foreground: token(variable) });
    monaco.editor.defineTheme(name, {
      base: dark ? 'vs-dark' : 'vs',
      inherit: true,
      rules: [
        rule('', '--code-value'),
        rule('key', '--code-key'),
        rule('value', '--code-value'),
        rule('string', '--code-string'),
        rule('number', '--code-number'),
        { ...rule('comment', '--code-comment'), fontStyle: 'italic' },
        rule('punct', '--code-punct'),
      ],
      colors: Object.fromEntries(Object.entries(roles).map(([role, variable]) => [role, token(variable)])),
    });
    monaco.editor.setTheme(name);
    probe.remove();
  };
  dress();
  const watch = new MutationObserver(dress);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', dress);
  return () => {
    watch.disconnect();
    system.removeEventListener('change', dress);
  };
}

function sixDigits(rgb: string): string {
  const parts = rgb.match(/\d+/g)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

const roles: Readonly<Record<string, string>> = {
  foreground: '--text-primary',
  focusBorder: '--focus-ring',
  'editor.background': '--surface-pane',
  'editor.foreground': '--code-value',
  'editorCursor.foreground': '--text-primary',
  'editorLineNumber.foreground': '--code-gutter',
  'editorLineNumber.activeForeground': '--text-primary',
  'editor.lineHighlightBackground': '--code-current',
  'editor.lineHighlightBorder': '--code-current',
  'editor.selectionBackground': '--accent-soft',
  'editor.inactiveSelectionBackground': '--surface-active',
  'editor.selectionHighlightBackground': '--surface-active',
  'editor.findMatchBackground': '--warning-soft',
  'editor.findMatchBorder': '--warning-line',
  'editor.findMatchHighlightBackground': '--warning-soft',
  'editorIndentGuide.background1': '--border-subtle',
  'editorIndentGuide.activeBackground1': '--border-default',
  'editorBracketMatch.background': '--surface-active',
  'editorBracketMatch.border': '--border-strong',
  'editorError.foreground': '--error-line',
  'editorWarning.foreground': '--warning-line',
  'editorInfo.foreground': '--info-line',
  'editorOverviewRuler.errorForeground': '--error-line',
  'editorOverviewRuler.warningForeground': '--warning-line',
  'editorOverviewRuler.border': '--surface-pane',
  'editorUnicodeHighlight.border': '--warning-line',
  'editorWidget.background': '--surface-overlay',
  'editorWidget.foreground': '--text-primary',
  'editorWidget.border': '--border-default',
  'editorHoverWidget.background': '--surface-overlay',
  'editorHoverWidget.foreground': '--text-primary',
  'editorHoverWidget.border': '--border-default',
  'editorHoverWidget.statusBarBackground': '--surface-sunken',
  'editorMarkerNavigation.background': '--surface-sunken',
  'editorMarkerNavigationError.background': '--error-line',
  'editorMarkerNavigationWarning.background': '--warning-line',
  'input.background': '--surface-pane',
  'input.foreground': '--text-primary',
  'input.border': '--border-strong',
  'input.placeholderForeground': '--text-tertiary',
  'inputOption.activeBackground': '--accent-soft',
  'inputOption.activeForeground': '--accent-text',
  'inputOption.activeBorder': '--accent-line',
  'textLink.foreground': '--accent-text',
  'textLink.activeForeground': '--accent-text',
  'menu.background': '--surface-overlay',
  'menu.foreground': '--text-primary',
  'menu.selectionBackground': '--surface-active',
  'menu.selectionForeground': '--text-primary',
  'menu.separatorBackground': '--border-default',
  'menu.border': '--border-default',
  'quickInput.background': '--surface-overlay',
  'quickInput.foreground': '--text-primary',
  'quickInputList.focusBackground': '--accent-soft',
  'quickInputList.focusForeground': '--text-primary',
  'keybindingLabel.background': '--surface-active',
  'keybindingLabel.foreground': '--text-secondary',
  'keybindingLabel.border': '--border-default',
  'keybindingLabel.bottomBorder': '--border-default',
  'editorSuggestWidget.background': '--surface-overlay',
  'editorSuggestWidget.border': '--border-default',
  'editorSuggestWidget.foreground': '--text-primary',
  'editorSuggestWidget.selectedBackground': '--accent-soft',
  'editorSuggestWidget.selectedForeground': '--text-primary',
  'editorSuggestWidget.selectedIconForeground': '--text-primary',
  'editorSuggestWidget.highlightForeground': '--accent-text',
  'editorSuggestWidget.focusHighlightForeground': '--accent-text',
  'editorSuggestWidgetStatus.foreground': '--text-tertiary',
  'editorActionList.background': '--surface-overlay',
  'editorActionList.foreground': '--text-primary',
  'editorActionList.focusBackground': '--accent-soft',
  'editorActionList.focusForeground': '--text-primary',
  'editorLightBulb.foreground': '--warning-line',
  'editorLightBulbAutoFix.foreground': '--accent-line',
  'editorGutter.foldingControlForeground': '--text-tertiary',
  'editor.rangeHighlightBackground': '--code-linked',
  'editorOverviewRuler.rangeHighlightForeground': '--accent-line',
  'editor.foldBackground': '--surface-sunken',
  'editor.foldPlaceholderForeground': '--text-tertiary',
  'editor.snippetTabstopHighlightBackground': '--accent-softer',
  'editor.snippetTabstopHighlightBorder': '--accent-line',
  'editor.snippetFinalTabstopHighlightBorder': '--border-strong',
  'symbolIcon.fieldForeground': '--code-key',
  'symbolIcon.enumeratorMemberForeground': '--code-string',
  'symbolIcon.snippetForeground': '--text-tertiary',
  'symbolIcon.textForeground': '--text-tertiary',
  'symbolIcon.classForeground': '--accent-text',
  'symbolIcon.objectForeground': '--text-tertiary',
  'symbolIcon.functionForeground': '--code-key',
  'symbolIcon.constantForeground': '--text-tertiary',
  'pickerGroup.foreground': '--text-tertiary',
  'pickerGroup.border': '--border-subtle',
  'textPreformat.foreground': '--text-primary',
  'textPreformat.background': '--surface-active',
  'list.focusBackground': '--accent-soft',
  'list.focusForeground': '--text-primary',
  'list.hoverBackground': '--surface-hover',
  'list.highlightForeground': '--accent-text',
  'list.focusHighlightForeground': '--accent-text',
  'scrollbarSlider.background': '--surface-active',
  'scrollbarSlider.hoverBackground': '--border-default',
  'scrollbarSlider.activeBackground': '--border-strong',
  'scrollbar.shadow': '--border-subtle',
};
