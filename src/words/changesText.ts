import type { BecausePlace } from '../answers/becauseOf';
import type { ChangesWords, ChangeWords } from './changesWords';
import { escapeMarkdown, sentenceMarkdown, tableCell } from './markdown';
import { counted, type Sentence, sentenceText } from './segment';
import { wrap } from './wrap';

/** Where a reason stands, for whoever reads: `policies/allow.yaml:13`; undefined where that is nowhere. */
export type Whereabouts = (place: BecausePlace) => string | undefined;

/** What changes as text for a terminal, piece by piece: each change with its reasons below it, and the counts last. */
export function* changesText({ rows, workloads, summary }: ChangesWords, where: Whereabouts): Generator<string> {
  let any = false;
  for (const row of rows()) {
    any = true;
    yield `${wrap(`${row.sign} ${sentenceText(row.from)} → ${sentenceText(row.to)}: ${verdicts(row)}`, '', '    ')}\n`;
    for (const { text, place } of row.because) {
      const at = where(place);
      yield `${wrap(`${sentenceText(text)}${at === undefined ? '' : ` (${at})`}`, '    ', '      ')}\n`;
    }
  }
  if (any) yield '\n';
  for (const words of workloads) yield `${wrap(sentenceText(words), '', '    ')}\n`;
  yield `${summary}\n`;
}

function verdicts({ was, is }: ChangeWords): string {
  return was === is ? `${is}, for other pods` : `${was} → ${is}`;
}

/** So many rows a review shows; services refuse comments that are longer than this many characters, with what is around it. */
const ROWS = 200;
const CHARACTERS = 55_000;

/** What changes as Markdown for a review: a heading, a table, the counts, and what else is to be known. */
export function changesMarkdown({ rows, workloads, summary, count }: ChangesWords, notes: readonly string[]): string {
  const told: string[] = [];
  let length = 0;
  for (const row of count === 0 ? [] : rows()) {
    const line = markdownRow(row);
    length += line.length;
    if (told.length === ROWS || length > CHARACTERS) break;
    told.push(line);
  }
  const left = count - told.length;
  const table = [
    '| | from | to | was | is | because |',
    '|---|---|---|---|---|---|',
    ...told,
    ...(left === 0 ? [] : [`| | and ${counted(left, 'more row')} | | | | |`]),
  ].join('\n');
  const paragraphs = [
    '### Connections that change',
    ...(count === 0 ? [] : [table]),
    escapeMarkdown(summary),
    ...workloads.map(sentenceMarkdown),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n')]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function markdownRow({ sign, from, to, was, is, because }: ChangeWords): string {
  const same = was === is ? `${is}, for other pods` : is;
  const reasons = because.map(({ text }) => sentenceMarkdown(text)).join('; ');
  const cells: readonly Sentence[] = [from, to];
  const told = [sign, ...cells.map(sentenceMarkdown), escapeMarkdown(was), escapeMarkdown(same), reasons];
  return `| ${told.map(tableCell).join(' | ')} |`;
}
