import type { editor } from 'monaco-editor/editor';
import { drawbridge, listenToEdits } from '../../store/store';
import { type FileId, fileOf } from '../../workspace/workspace';
import { changeBars, linkedLines, markFindings, markProblems, modelRange, problemSigns } from './decorate';
import { attachEditor } from './editorHandle';
import { freshFindings, listenToFreshFindings } from './freshFindings';
import type { LineDiff } from './lineDiff';
import { colourUpTo } from './modelEntry';
import { bindModels } from './models';
import { monaco } from './monacoParts';
import { followPointer } from './pointing';
import { followTheme } from './theme';
import { provideHelp } from './yamlHelp';

export interface MountedEditor {
  /** Shows an open file. */
  show(file: FileId): void;
  /** Marks what changed since the shown file was opened. */
  showChanges(diff: LineDiff): void;
  scrollTo(top: number): void;
  dispose(): void;
}

const models = bindModels(monaco, drawbridge, listenToEdits);
provideHelp(monaco, models, drawbridge, () => freshFindings() ?? []);

/** Puts the editor into an element. Everything it shows it takes from the store. */
export function mountEditor(container: HTMLElement): MountedEditor {
  const stopTheme = followTheme(monaco);
  const view = monaco.editor.create(container, options(container));
  // What the editor has Ctrl+K Ctrl+I for: Ctrl+K is the page's.
  view.addCommand(monaco.KeyMod.Shift | monaco.KeyCode.F1, () => view.trigger('keyboard', 'editor.action.showHover', undefined));
  const part = models.attach(view);
  const stopPointing = followPointer(view, models, drawbridge);
  const stopLeaving = leaveWithEscape(view);
  const stopIndenting = indentAtOnce(view);
  const linked = view.createDecorationsCollection();
  const signs = view.createDecorationsCollection();
  const lintSigns = view.createDecorationsCollection();
  const bars = view.createDecorationsCollection();

  // While a file is read again, ranges are of an older text: the marks stay where the text has carried them.
  const inStep = () => {
    const current = models.current();
    const file = fileOf(drawbridge.getState().workspace, current?.file);
    return current && file && !file.reading && !file.unread && file.text === current.shown.text ? { current, file } : undefined;
  };
  const drawProblems = (): void => {
    const found = inStep();
    if (!found) return;
    const { model, shown } = found.current;
    markProblems(monaco, model, shown, found.file.problems);
    signs.set(problemSigns(monaco, model, shown, found.file.problems));
  };
  const drawFindings = (): void => {
    const found = inStep();
    const all = found && freshFindings();
    if (!all) return;
    const { model, shown } = found.current;
    const findings = all.filter(({ file }) => file === found.file.id);
    markFindings(monaco, model, shown, findings);
    const marked = new Set(found.file.problems.map(({ line }) => line));
    lintSigns.set(
      problemSigns(
        monaco,
        model,
        shown,
        findings.filter(({ line }) => !marked.has(line)),
      ),
    );
  };
  const drawLinked = (): void => {
    const current = models.current();
    const { pointed } = drawbridge.getState();
    if (!current || pointed?.from !== 'canvas' || pointed.file !== current.file) {
      linked.clear();
      return;
    }
    const colour = getComputedStyle(container).getPropertyValue('--accent-line').trim();
    linked.set(linkedLines(monaco, current.model, current.shown, pointed.ranges, colour));
    const [first] = pointed.ranges;
    if (!first) return;
    const { startLineNumber, endLineNumber } = modelRange(monaco, current.model, current.shown, first);
    view.revealLinesInCenterIfOutsideViewport(startLineNumber, endLineNumber, monaco.editor.ScrollType.Immediate);
  };
  const stopStore = drawbridge.subscribe((state, before) => {
    if (state.workspace !== before.workspace) queueMicrotask(drawProblems);
    if (state.pointed !== before.pointed) drawLinked();
  });
  const stopFindings = listenToFreshFindings(drawFindings);
  const detach = attachEditor({
    file: () => models.current()?.file,
    keeps: true,
    revealLine(line) {
      const model = view.getModel();
      if (!model) return;
      const lineNumber = Math.min(Math.max(1, line), model.getLineCount());
      view.setPosition({ lineNumber, column: model.getLineFirstNonWhitespaceColumn(lineNumber) || 1 });
      view.revealLineInCenterIfOutsideViewport(lineNumber, monaco.editor.ScrollType.Immediate);
    },
  });

  return {
    show(file) {
      models.show(file);
      drawProblems();
      drawFindings();
      drawLinked();
    },
    showChanges(diff) {
      bars.set(changeBars(monaco, diff.blocks));
    },
    scrollTo: (top) => view.setScrollTop(top),
    dispose() {
      for (const stop of [detach, stopStore, stopFindings, stopPointing, stopLeaving, stopIndenting, stopTheme, part]) stop();
      view.dispose();
    },
  };
}

function options(container: HTMLElement): editor.IStandaloneEditorConstructionOptions {
  return {
    model: null,
    ariaLabel: 'YAML editor',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: getComputedStyle(container).getPropertyValue('--font-mono').trim(),
    fontSize: 12.5,
    lineHeight: 20,
    fontLigatures: false,
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    // Dimmed, the last number could not be read.
    renderFinalNewline: 'on',
    lineDecorationsWidth: 6,
    glyphMargin: true,
    foldingHighlight: false,
    showFoldingControls: 'mouseover',
    padding: { top: 6, bottom: 6 },
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    guides: { bracketPairs: false, indentation: true, highlightActiveIndentation: false },
    bracketPairColorization: { enabled: false },
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    renderWhitespace: 'selection',
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    unusualLineTerminators: 'off',
    wordWrap: 'off',
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    links: false,
    colorDecorators: false,
    occurrencesHighlight: 'off',
    stickyScroll: { enabled: false },
    dropIntoEditor: { enabled: false },
    pasteAs: { enabled: false },
    copyWithSyntaxHighlighting: false,
    quickSuggestions: { other: 'on', comments: 'off', strings: 'off' },
    wordBasedSuggestions: 'off',
    suggestFontSize: 13,
    suggestLineHeight: 24,
    suggest: {
      showIcons: false,
      selectionMode: 'whenQuickSuggestion',
      showWords: false,
      shareSuggestSelections: false,
      // 0.57 takes this for true when it is not said, and the places of a snippet would have no suggestions.
      snippetsPreventQuickSuggestions: false,
    },
    acceptSuggestionOnEnter: 'smart',
    acceptSuggestionOnCommitCharacter: false,
    suggestSelection: 'first',
    snippetSuggestions: 'inline',
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On },
    hover: { delay: 300, above: false },
  };
}

/**
 * Tab writes in the editor; after Escape it leads out of it, so that the keyboard is never caught. An Escape that only
 * closes a list, or ends filling in a snippet, does not count.
 */
function leaveWithEscape(view: editor.IStandaloneCodeEditor): () => void {
  const set = (leaves: boolean): void => {
    if (view.getOption(monaco.editor.EditorOption.tabFocusMode) !== leaves) view.updateOptions({ tabFocusMode: leaves });
  };
  const listening = [
    view.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Tab || keyCode === monaco.KeyCode.Shift) return;
      set(keyCode === monaco.KeyCode.Escape && !isFillingIn(view));
    }),
    view.onDidBlurEditorText(() => set(false)),
  ];
  return () => {
    for (const one of listening) one.dispose();
  };
}

/** Enter indents as the text asks for, however fast it comes. */
function indentAtOnce(view: editor.IStandaloneCodeEditor): () => void {
  const listening = view.onKeyDown(({ keyCode }) => {
    const model = view.getModel();
    const line = view.getPosition()?.lineNumber;
    if (keyCode === monaco.KeyCode.Enter && model && line !== undefined) colourUpTo(model, line);
  });
  return () => listening.dispose();
}

// Monaco tells neither in public: the list is in the page (its class says so only a moment later), and the snippet's part of
// the editor answers when asked.
function isFillingIn(view: editor.IStandaloneCodeEditor): boolean {
  if (view.getDomNode()?.querySelector('.suggest-widget[monaco-visible-content-widget]')) return true;
  const snippets = view.getContribution('snippetController2');
  return snippets !== null && 'isInSnippet' in snippets && typeof snippets.isInSnippet === 'function' && snippets.isInSnippet();
}
