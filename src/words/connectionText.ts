import type { ConnectionBlock, ConnectionLine, ConnectionWords } from './connectionWords';
import { escapeMarkdown, sentenceMarkdown, tableCell } from './markdown';
import { sentenceText } from './segment';
import { wrap } from './wrap';

/** What a block says that has no line. */
const NOTHING: Pick<ConnectionLine, 'ports'> = { ports: 'no connection' };

/** The connections as text for a terminal, piece by piece: they may be many. */
export function* connectionsText({ summary, blocks, closing }: ConnectionWords): Generator<string> {
  yield `${summary}\n`;
  for (const { heading, lines } of blocks) {
    yield `\n${wrap(sentenceText(heading), '', '    ')}\n`;
    if (lines.length === 0) yield `  ${NOTHING.ports}\n`;
    for (const { ports, how, who } of lines) yield `${wrap(`${ports} ${how} ${sentenceText(who)}`, '  ', '      ')}\n`;
  }
  if (closing !== undefined) yield `\n${wrap(sentenceText(closing), '', '')}\n`;
}

/** The connections as Markdown below a heading, piece by piece, with notes below them. */
export function* connectionsMarkdown({ summary, blocks, closing }: ConnectionWords, notes: readonly string[]): Generator<string> {
  yield `### Connections that are allowed\n\n${escapeMarkdown(summary)}\n`;
  if (blocks.length > 0) yield '\n| connections | ports | |\n|---|---|---|\n';
  for (const block of blocks) yield* rowsOf(block);
  if (closing !== undefined) yield `\n${sentenceMarkdown(closing)}\n`;
  if (notes.length > 0) yield `\n${notes.map((note) => `- ${escapeMarkdown(note)}\n`).join('')}`;
}

function* rowsOf({ heading, lines }: ConnectionBlock): Generator<string> {
  const first = tableCell(sentenceMarkdown(heading));
  if (lines.length === 0) yield `| ${first} | ${NOTHING.ports} | |\n`;
  for (const [index, { ports, how, who }] of lines.entries()) {
    yield `| ${index === 0 ? first : ''} | ${escapeMarkdown(ports)} | ${tableCell(`${how} ${sentenceMarkdown(who)}`)} |\n`;
  }
}
