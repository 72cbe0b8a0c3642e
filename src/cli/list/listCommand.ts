import { connectionsOf } from '../../answers/connections';
import { wholeCaveats } from '../../answers/wholeCaveats';
import { connectionsMarkdown, connectionsText } from '../../words/connectionText';
import { connectionWords } from '../../words/connectionWords';
import { wholeCaveatWords } from '../../words/wholeCaveatWords';
import { command, FINE, type Io, UNUSABLE } from '../command';
import { openCluster } from '../openCluster';
import { placer } from '../query/place';
import { caveatLines } from '../query/queryText';
import { pathsFault, readOptions } from '../readOptions';
import { unopenedJson } from './connectionJson';
import { listJson } from './listJson';
import { LIST_TABLE, type ListOptions, NOTHING_ASKED } from './options';
import { USAGE } from './usage';

/** `drawbridge list`: every connection that is allowed. */
export const listCommand = command<ListOptions>({
  name: 'list',
  synopsis: 'drawbridge list PATH…',
  summary: 'every connection that is allowed, between workloads and with addresses outside',
  usage: USAGE,
  parse: parseList,
  run: list,
});

/** Reads what stands behind `drawbridge list`, or says in a sentence what is wrong with it. */
export function parseList(argv: readonly string[]): ListOptions | string {
  const read = readOptions(argv, NOTHING_ASKED, LIST_TABLE);
  if (typeof read === 'string') return read;
  return pathsFault(read.paths, 'read') ?? { ...read.options, paths: read.paths };
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const opened = await openCluster(options.paths, options, io);
  if ('reason' in opened) {
    if (options.format === 'json') io.out(unopenedJson(opened, io.version));
    return UNUSABLE;
  }
  const { analysis, workspace } = opened;
  const place = placer(workspace);
  const connections = connectionsOf(analysis);
  const caveats = wholeCaveatWords(analysis, wholeCaveats(analysis));
  switch (options.format) {
    case 'json':
      for (const piece of listJson(connections, caveats, place, io.version)) io.out(piece);
      break;
    case 'markdown':
      for (const piece of connectionsMarkdown(
        connectionWords(connections),
        caveats.map(({ text }) => text),
      ))
        io.out(piece);
      break;
    case 'text':
      if (analysis.members.length > 0) for (const piece of connectionsText(connectionWords(connections))) io.out(piece);
      for (const caveat of caveats) io.complain(`${caveatLines(caveat, place).join('\n')}\n`);
  }
  return analysis.members.length === 0 ? UNUSABLE : FINE;
}
