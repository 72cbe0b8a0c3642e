import type { Analysis } from '../../answers/analysis';
import { type AskedScope, findScope } from '../../answers/connectionScope';
import { connectionsOf } from '../../answers/connections';
import { wholeCaveats } from '../../answers/wholeCaveats';
import { connectionsMarkdown, connectionsText } from '../../words/connectionText';
import { connectionWords } from '../../words/connectionWords';
import { unanswerableWords } from '../../words/unanswerableWords';
import { wholeCaveatWords } from '../../words/wholeCaveatWords';
import { command, FINE, type Io, UNUSABLE } from '../command';
import { openCluster } from '../openCluster';
import { namesakes } from '../query/namesakes';
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
  synopsis: 'drawbridge list PATH… [--from WHO] [--to WHO]',
  summary: 'every connection that is allowed, between workloads and with addresses outside',
  usage: USAGE,
  parse: parseList,
  run: list,
});

/** Reads what stands behind `drawbridge list`, or says in a sentence what is wrong with it. */
export function parseList(argv: readonly string[]): ListOptions | string {
  const read = readOptions<ListOptions>(argv, NOTHING_ASKED, LIST_TABLE);
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
  const scope = findScope(analysis, options.from, options.to);
  if ('type' in scope) {
    const reason = unanswerableWords(analysis, scope);
    io.complain(`${reason}\n`);
    if (options.format === 'json') io.out(unopenedJson({ reason, failures: [] }, io.version));
    return UNUSABLE;
  }
  for (const asked of [options.from, options.to]) sayNamesake(analysis, asked, io);
  const connections = connectionsOf(analysis, scope);
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

function sayNamesake(analysis: Analysis, asked: AskedScope | undefined, io: Io): void {
  const note = asked === undefined || asked.type === 'namespace' ? undefined : namesakes(analysis, asked);
  if (note !== undefined) io.complain(`${note}\n`);
}
