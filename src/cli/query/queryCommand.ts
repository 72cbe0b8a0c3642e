import type { Asked } from '../../answers/asked';
import { check } from '../../answers/check';
import { checkWords } from '../../words/checkWords';
import { command, FINE, type Io, UNUSABLE } from '../command';
import { failureWords } from '../findFiles';
import { type OpenCluster, openCluster } from '../openCluster';
import { progress } from '../progress';
import { batchAnswers } from './batch';
import { batchInput, lineGroups } from './batchInput';
import { namesakes } from './namesakes';
import type { Queries, QueryOptions } from './options';
import { parseQuery } from './parseQuery';
import { placer } from './place';
import { queryJson, unopenedJson } from './queryJson';
import { queryText } from './queryText';
import { USAGE } from './usage';

/** The connection that was asked about is denied. */
const DENIED = 3;

/** `drawbridge query`: who may connect to whom, and what decides it. */
export const queryCommand = command<QueryOptions>({
  name: 'query',
  synopsis: 'drawbridge query PATH… --from WHO --to WHO [--port PORT]',
  summary: 'whether one may connect to the other, and what decides it; or a batch of such questions',
  usage: USAGE,
  parse: parseQuery,
  run: query,
});

async function query(options: QueryOptions, io: Io): Promise<number> {
  const { queries, format } = options;
  const opened = await openCluster(options.paths, options, io);
  if ('reason' in opened) {
    if (queries.type === 'one' && format === 'json') io.out(unopenedJson(opened, io.version));
    return UNUSABLE;
  }
  return queries.type === 'one' ? answerOne(opened, queries, options, io) : answerBatch(opened, queries.path, options, io);
}

type One = Extract<Queries, { type: 'one' }>;

function answerOne(
  { analysis, workspace }: OpenCluster,
  { type: _, ...question }: One,
  { format }: QueryOptions,
  io: Io,
): number {
  const words = checkWords(analysis, question, check(analysis, question));
  const notes = [question.from, question.to].flatMap((asked: Asked) => namesakes(analysis, asked) ?? []);
  const place = placer(workspace);
  if (format === 'json') io.out(queryJson(analysis, question, words, notes, place, io.version));
  else {
    if (words.type === 'answer') io.out(queryText(words, place, io.colour));
    else io.complain(`${words.text}\n`);
    for (const note of notes) io.complain(`${note}\n`);
  }
  if (words.type === 'unanswerable') return UNUSABLE;
  return words.verdict === 'allowed' ? FINE : words.verdict === 'denied' ? DENIED : UNUSABLE;
}

async function answerBatch({ analysis }: OpenCluster, path: string, { namespace }: QueryOptions, io: Io): Promise<number> {
  const answer = batchAnswers(analysis, namespace);
  const telling = progress(io, 'Answered', 'lines');
  let done = 0;
  try {
    for await (const lines of lineGroups(await batchInput(path, io))) {
      io.out(lines.map((line) => `${JSON.stringify(answer(line))}\n`).join(''));
      done += lines.length;
      telling.at(done);
    }
  } catch (error) {
    io.complain(`${path}: ${failureWords(error)}\n`);
    return UNUSABLE;
  } finally {
    telling.end();
  }
  return FINE;
}
