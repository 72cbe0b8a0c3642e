import type { editor } from 'monaco-editor/editor';
import type { Finding } from '../../lints';
import type { TextRange } from '../../text';
import type { Problem } from '../../workspace/workspace';
import type { ChangedLines } from './lineDiff';
import type { Monaco } from './monacoParts';
import { type ShownText, toModelOffset } from './textModel';

/** More markers than this help nobody and slow the editor down. */
const MOST_PROBLEMS = 500;

type Severity = 'error' | 'warning' | 'info';
const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** The model's range for a range of the text. */
export function modelRange(monaco: Monaco, model: editor.ITextModel, shown: ShownText, range: TextRange) {
  return monaco.Range.fromPositions(
    model.getPositionAt(toModelOffset(shown, range.start)),
    model.getPositionAt(toModelOffset(shown, range.end)),
  );
}

/** Marks a file's problems where they stand; the message is read on hover, with F8, and by screen readers. */
export function markProblems(monaco: Monaco, model: editor.ITextModel, shown: ShownText, problems: readonly Problem[]): void {
  const markers = problems.slice(0, MOST_PROBLEMS).map(({ severity, source, message, range }) => ({
    ...visible(model, modelRange(monaco, model, shown, range)),
    severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    source: source === 'yaml' ? 'YAML' : 'Kubernetes',
    message,
  }));
  monaco.editor.setModelMarkers(model, 'drawbridge', markers);
}

/** Marks what the lints found, apart from the problems: named as lints, and never as errors. */
export function markFindings(monaco: Monaco, model: editor.ITextModel, shown: ShownText, findings: readonly Finding[]): void {
  const markers = findings.slice(0, MOST_PROBLEMS).map(({ rule, severity, message, range }) => ({
    ...visible(model, firstLine(model, modelRange(monaco, model, shown, range))),
    severity: severity === 'warning' ? monaco.MarkerSeverity.Warning : monaco.MarkerSeverity.Info,
    source: 'Lint',
    code: rule,
    message,
  }));
  monaco.editor.setModelMarkers(model, 'drawbridge-lints', markers);
}

// A finding about a whole rule or policy is not to underline all of it.
function firstLine(model: editor.ITextModel, range: ReturnType<typeof modelRange>): ReturnType<typeof modelRange> {
  const line = range.startLineNumber;
  return range.endLineNumber === line ? range : range.setEndPosition(line, model.getLineMaxColumn(line));
}

// A marker without width is drawn nowhere: it takes the line's last character, or the whole of a line without text.
function visible(model: editor.ITextModel, range: ReturnType<typeof modelRange>) {
  if (!range.isEmpty()) return range;
  const line = range.startLineNumber;
  const end = model.getLineMaxColumn(line);
  const from = Math.min(range.startColumn, Math.max(1, end - 1));
  return { startLineNumber: line, startColumn: from, endLineNumber: line, endColumn: Math.min(end, from + 1) };
}

/**
 * The signs in the margin for problems and findings: a square for errors, whose lines are tinted too, a disc for warnings,
 * a ring for what is only worth knowing.
 */
export function problemSigns(
  monaco: Monaco,
  model: editor.ITextModel,
  shown: ShownText,
  marked: readonly (Pick<Problem, 'message' | 'range'> & { readonly severity: Severity })[],
): editor.IModelDeltaDecoration[] {
  const worst = new Map<number, (typeof marked)[number]>();
  for (const one of marked.slice(0, MOST_PROBLEMS)) {
    const line = modelRange(monaco, model, shown, one.range).startLineNumber;
    const before = worst.get(line);
    if (!before || WEIGHT[one.severity] > WEIGHT[before.severity]) worst.set(line, one);
  }
  return [...worst].map(([line, { severity, message }]) => ({
    range: new monaco.Range(line, 1, line, 1),
    options: {
      isWholeLine: true,
      glyphMarginClassName: `problem-sign problem-sign--${severity}`,
      glyphMarginHoverMessage: { value: asText(message) },
      ...(severity === 'error' && { className: 'problem-line', marginClassName: 'problem-line' }),
    },
  }));
}

/** The lines that belong to what is pointed at on the canvas. */
export function linkedLines(
  monaco: Monaco,
  model: editor.ITextModel,
  shown: ShownText,
  ranges: readonly TextRange[],
  colour: string,
): editor.IModelDeltaDecoration[] {
  return ranges.map((range) => ({
    range: lines(monaco, modelRange(monaco, model, shown, range)),
    options: {
      isWholeLine: true,
      className: 'linked-line',
      marginClassName: 'linked-line',
      overviewRuler: { color: colour, position: monaco.editor.OverviewRulerLane.Right },
    },
  }));
}

// A range that ends at the start of a line does not reach that line.
function lines(monaco: Monaco, range: ReturnType<typeof modelRange>) {
  const last =
    range.endColumn === 1 && range.endLineNumber > range.startLineNumber ? range.endLineNumber - 1 : range.endLineNumber;
  return new monaco.Range(range.startLineNumber, 1, last, 1);
}

/** The bars beside lines that are not as they were opened. */
export function changeBars(monaco: Monaco, blocks: readonly ChangedLines[]): editor.IModelDeltaDecoration[] {
  return blocks.map(({ kind, from, to }) => ({
    range: new monaco.Range(Math.max(1, from), 1, Math.max(1, to), 1),
    options: {
      isWholeLine: true,
      linesDecorationsClassName: `change-bar change-bar--${kind}${to === 0 ? ' change-bar--top' : ''}`,
      linesDecorationsTooltip:
        kind === 'removed'
          ? 'Lines were removed here'
          : kind === 'added'
            ? 'Added since it was opened'
            : 'Changed since it was opened',
    },
  }));
}

// Messages quote what stands in the file: nothing in them may be taken as Markdown.
function asText(message: string): string {
  return message.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
