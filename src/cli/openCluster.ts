import { type Analysis, analyse } from '../answers/analysis';
import { type SituationObject, situationObjects, situationOf } from '../answers/situation';
import { openFile } from '../workspace/readFile';
import { readLargeText } from '../workspace/readLargeText';
import type { Workspace } from '../workspace/workspace';
import type { Io } from './command';
import { type AnswerOptions, assumedBy } from './commonOptions';
import type { Failure } from './findFiles';
import { progress } from './progress';
import { NOTHING_THERE, readSources, type SourceText } from './readSources';

/** What paths hold, read and worked out. */
export interface OpenCluster {
  readonly workspace: Workspace;
  readonly analysis: Analysis;
}

/** Why nothing can be answered, in a sentence, and the paths that could not be read. */
export interface Unopened {
  readonly reason: string;
  readonly failures: readonly Failure[];
}

/**
 * Reads all that paths lead to, and works out who may connect to whom. Not when a path cannot be read, or when there is
 * nothing: what is missing may hold a policy, so nothing would be sure. Why stands on standard error then, too.
 */
export async function openCluster(paths: readonly string[], options: AnswerOptions, io: Io): Promise<OpenCluster | Unopened> {
  const { sources, failures } = await readSources(paths, io);
  for (const { path, message } of failures) io.complain(`${path}: ${message}\n`);
  if (failures.length > 0 || sources.length === 0) {
    const reason = failures.length > 0 ? 'Nothing is answered: what cannot be read may hold policies.' : NOTHING_THERE;
    io.complain(`${reason}\n`);
    return { reason, failures };
  }
  const reading = progress(io, 'Reading', 'files');
  const opened = openTexts(sources, options, (done) => reading.at(done, sources.length));
  reading.end();
  return opened;
}

/** As `openCluster`, of texts. Pure but for `told`, which is called with how many are read. */
export function openTexts(
  sources: readonly SourceText[],
  options: AnswerOptions,
  told: (done: number) => void = () => {},
): OpenCluster {
  let last = 0;
  const fresh = (): string => `${++last}`;
  // Here nobody waits for a frame, so that no text is too large to be read as a whole.
  const read = (text: string) => readLargeText(text, options.namespace, Number.POSITIVE_INFINITY);
  const files = sources.map(({ shown, text }, index) => {
    told(index);
    return openFile(fresh(), shown, text, text, read, fresh, options.profile);
  });
  const workspace: Workspace = { files, defaultNamespace: options.namespace };
  const passedOver = foreignTexts(workspace, sources);
  const objects = files.flatMap((file) => situationObjects(file, options.namespace)).filter(({ key }) => !passedOver.has(key));
  return { workspace, analysis: analyse(situationOf(objects), assumedBy(options)) };
}

// Every object has these, so that a text without them is some other kind of YAML: a values file, a tsconfig.
const LOOKS_LIKE_OBJECT = /["']?\b(apiVersion|kind)\b["']?[ \t]*:/;

/** Documents found in a folder that are no YAML, and would be no Kubernetes objects either. */
function foreignTexts({ files }: Workspace, sources: readonly SourceText[]): ReadonlySet<SituationObject['key']> {
  return new Set(
    files.flatMap(({ documents }, index) =>
      sources[index]?.named === true
        ? []
        : documents.flatMap(({ key, text, reading }) => (reading?.broken === true && !LOOKS_LIKE_OBJECT.test(text) ? [key] : [])),
    ),
  );
}
