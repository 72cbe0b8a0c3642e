import type { BecausePlace } from '../../answers/becauseOf';
import { changesOf } from '../../answers/changes';
import { wholeCaveats } from '../../answers/wholeCaveats';
import { changesMarkdown, changesText } from '../../words/changesText';
import { changesWords } from '../../words/changesWords';
import { bothCaveatWords, type SidedCaveatWords, sidedText, wholeCaveatWords } from '../../words/wholeCaveatWords';
import { command, FINE, type Io, UNUSABLE } from '../command';
import { unopenedJson } from '../list/connectionJson';
import { DIFF_TABLE, type DiffOptions, NOTHING_ASKED } from '../list/options';
import { type OpenCluster, openCluster } from '../openCluster';
import { type Place, placer } from '../query/place';
import { caveatLines } from '../query/queryText';
import { readOptions } from '../readOptions';
import { diffJson } from './diffJson';
import { USAGE } from './usage';

/** Something changes. */
const CHANGED = 1;

/** `drawbridge diff`: the connections that change from one set of manifests to another. */
export const diffCommand = command<DiffOptions>({
  name: 'diff',
  synopsis: 'drawbridge diff OLD NEW',
  summary: 'the connections that change from one set of manifests to another, and why',
  usage: USAGE,
  parse: parseDiff,
  run: diff,
});

/** Reads what stands behind `drawbridge diff`, or says in a sentence what is wrong with it. */
export function parseDiff(argv: readonly string[]): DiffOptions | string {
  const read = readOptions(argv, NOTHING_ASKED, DIFF_TABLE);
  if (typeof read === 'string') return read;
  const { options, paths } = read;
  if (paths.length !== 2 || paths.includes('')) return 'Name two things to compare: OLD and NEW, each a file or a folder.';
  if (paths.every((path) => path === '-')) return 'Standard input holds either OLD or NEW, not both.';
  return { ...options, paths };
}

async function diff(options: DiffOptions, io: Io): Promise<number> {
  const [old = '', now = ''] = options.paths;
  const before = await openCluster([old], options, io);
  const after = await openCluster([now], options, io);
  if ('reason' in before || 'reason' in after) {
    const unopened = [before, after].find((one) => 'reason' in one);
    if (options.format === 'json' && unopened !== undefined) io.out(unopenedJson(unopened, io.version));
    return UNUSABLE;
  }
  const changes = changesOf(before.analysis, after.analysis);
  const caveats = caveatsOf(before, after);
  const places = { before: placer(before.workspace), after: placer(after.workspace) };
  const place = ({ side, object, path }: BecausePlace): Place | undefined => places[side](object, path);
  const words = changesWords(changes);
  const isUnusable = [before, after].every(({ analysis }) => analysis.members.length === 0);
  switch (options.format) {
    case 'json':
      for (const piece of diffJson(changes, words, caveats, places, io.version)) io.out(piece);
      break;
    case 'markdown':
      io.out(changesMarkdown(words, caveats.map(sidedText)));
      break;
    case 'text': {
      const where = (at: BecausePlace): string | undefined => {
        const found = place(at);
        return found && `${found.file}:${found.line}`;
      };
      if (!isUnusable) for (const piece of changesText(words, where)) io.out(piece);
      for (const caveat of caveats) {
        const { side, objects } = caveat;
        const lines = caveatLines({ text: sidedText(caveat), objects }, places[side === 'before' ? 'before' : 'after']);
        io.complain(`${lines.join('\n')}\n`);
      }
    }
  }
  if (isUnusable) return UNUSABLE;
  const { joint } = changes;
  return changes.changes.length + joint.added.length + joint.removed.length > 0 ? CHANGED : FINE;
}

function caveatsOf(...both: readonly [OpenCluster, OpenCluster]): readonly SidedCaveatWords[] {
  const [before, after] = both.map(({ analysis }) => wholeCaveatWords(analysis, wholeCaveats(analysis)));
  return bothCaveatWords(before ?? [], after ?? []);
}
