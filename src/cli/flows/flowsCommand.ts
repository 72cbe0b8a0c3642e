import { wholeCaveats } from '../../answers/wholeCaveats';
import { replay } from '../../flows/replay/replay';
import { analyseSeen, type SeenAnalysis } from '../../flows/replay/seenSituation';
import { wholeCaveatWords } from '../../words/wholeCaveatWords';
import { command, FINE, type Io, UNUSABLE } from '../command';
import { assumedBy } from '../commonOptions';
import { type OpenCluster, openCluster, openTexts } from '../openCluster';
import { placer } from '../query/place';
import { caveatLines } from '../query/queryText';
import { type FlowsOptions, parseFlows } from './options';
import { proposeAll } from './proposeAll';
import { readFlows } from './readFlows';
import { replayJson, replayText } from './replayReport';
import { USAGE } from './usage';

/** Something that was forwarded would be dropped. */
const BREAKS = 1;

/** `drawbridge flows`: what Hubble observed, beside the policies. */
export const flowsCommand = command<FlowsOptions>({
  name: 'flows',
  synopsis: 'drawbridge flows replay|propose PATH… --flows FILE',
  summary: 'what Hubble observed: which of it the policies would now drop, or policies that allow just that',
  usage: USAGE,
  parse: parseFlows,
  run: flows,
});

async function flows(options: FlowsOptions, io: Io): Promise<number> {
  // Without manifests there is nobody but those who were seen.
  const opened = options.paths.length === 0 ? openTexts([], options) : await openCluster(options.paths, options, io);
  if ('reason' in opened) return UNUSABLE;
  const observed = await readFlows(options.flows, io);
  if (observed === undefined) return UNUSABLE;
  const base = analyseSeen(opened.analysis.situation, assumedBy(options), observed);
  return options.doing === 'replay' ? told(base, opened, options, io) : proposed(base, options, io);
}

function told(base: SeenAnalysis, { workspace }: OpenCluster, { format }: FlowsOptions, io: Io): number {
  const result = replay(base);
  const place = placer(workspace);
  io.out(format === 'json' ? replayJson(base, result, place, io.version) : replayText(base, result, place));
  for (const caveat of wholeCaveatWords(base.analysis, wholeCaveats(base.analysis)))
    io.complain(`${caveatLines(caveat, place).join('\n')}\n`);
  return result.counts.nowDropped.flows > 0 ? BREAKS : FINE;
}

function proposed(base: SeenAnalysis, { only }: FlowsOptions, io: Io): number {
  const { text, notes } = proposeAll(base, only);
  io.out(text);
  for (const note of notes) io.complain(`${note}\n`);
  return FINE;
}
