import type { Cluster } from '../engine/cluster';
import type { Policy } from '../engine/policy';
import { formatPath } from '../text/path';
import type { Fix } from '../workspace/fix';
import { lineAt } from '../workspace/lineAt';
import type { ClusterProfile } from '../workspace/profile';
import { type ObjectKey, type OpenFile, type OpenObject, placeOf, type Workspace } from '../workspace/workspace';
import { dnsToEveryPod } from './dns';
import { duplicates } from './duplicates';
import type { Finding } from './finding';
import { neighbourly, type Where } from './neighbours';
import type { Observation, Remedy } from './observation';
import { accidentalOr, blocksOfPods, oneFamily } from './peers';
import { unsupportedPorts } from './ports';
import { redundant } from './redundant';
import { silenceFix } from './silenceFix';
import { type SilencingMistake, silencingOf } from './silencing';
import { withoutPods } from './workloads';

export { type Finding, LINT_NAMES, type LintName, type LintRule, type RelatedPlace } from './finding';
export { type PluginFeature, supports } from './plugins';
export { LINT_RULES } from './rules';
export { IGNORE_ANNOTATION, IGNORE_COMMENT } from './silencing';

/**
 * What the lints find in all open files, without what is silenced there; by file and place. Pure and total. Objects
 * whose text is broken at the moment, and rules that cannot be read, give nothing. Fixes are for the texts as they are.
 * `cluster` is who there is in these files; without it nothing is said about pods.
 */
export function lint(workspace: Workspace, profile: ClusterProfile, cluster?: Cluster): readonly Finding[] {
  const places = placesIn(workspace);
  const beside = neighbourly(workspace, profile, places.where);
  const twice = duplicates(workspace, places.where);
  return workspace.files.flatMap((file) => {
    const silencing = silencingOf(file);
    const observed = file.objects.flatMap((object) => {
      if (object.stale) return [];
      const { policy } = object;
      const own = policy === undefined ? [] : ownObservations(policy, profile);
      const idle = policy === undefined || cluster === undefined ? [] : withoutPods(policy, cluster);
      const double = twice.get(object.key);
      const observations = [...own, ...idle, ...(beside.get(object.key) ?? []), ...(double ? [double] : [])];
      return observations.flatMap((observation): readonly Finding[] => {
        const line = places.line(object, observation.path);
        const silenced = silencing.isSilenced(observation.rule, line, object.document, object.key);
        return silenced ? [] : [places.placed(file, object, observation)];
      });
    });
    const mistakes = silencing.mistakes.flatMap((mistake) => mistakeFinding(file, mistake));
    const told = mistakes.filter(({ rule, line, object }) => {
      const document = file.objects.find(({ key }) => key === object)?.document ?? '';
      return !silencing.isSilenced(rule, line, document, object);
    });
    return [...observed, ...told].sort((a, b) => a.range.start - b.range.start);
  });
}

interface Remembered {
  readonly profile: string;
  readonly observations: readonly Observation[];
}

const remembered = new WeakMap<Policy, Remembered>();

/** What a policy says by itself: the same while it is the same policy, whatever else changes. */
function ownObservations(policy: Policy, profile: ClusterProfile): readonly Observation[] {
  const key = `${profile.kubernetes} ${profile.plugin}`;
  const before = remembered.get(policy);
  if (before?.profile === key) return before.observations;
  const observations = [
    ...redundant(policy, 'ingress'),
    ...redundant(policy, 'egress'),
    ...accidentalOr(policy, 'ingress'),
    ...accidentalOr(policy, 'egress'),
    ...dnsToEveryPod(policy),
    ...blocksOfPods(policy, profile),
    ...oneFamily(policy),
    ...unsupportedPorts(policy, profile),
  ];
  remembered.set(policy, { profile: key, observations });
  return observations;
}

interface Places {
  readonly where: Where;
  line(object: OpenObject, path: Finding['path']): number;
  placed(file: OpenFile, object: OpenObject, observation: Observation): Finding;
}

/** Turns paths into places of the workspace's texts. */
function placesIn(workspace: Workspace): Places {
  const files = new Map(workspace.files.map((file) => [file.id, file]));
  const lineIn = (id: string, offset: number): number => {
    const file = files.get(id);
    return file === undefined ? 1 : lineAt(file, offset);
  };
  const rangeOf = (object: OpenObject, path: Finding['path']): Finding['range'] =>
    placeOf(object, path) ?? { start: object.documentRange.start, end: object.documentRange.start };
  const line = (object: OpenObject, path: Finding['path']): number => lineIn(object.file, rangeOf(object, path).start);
  return {
    line,
    where: (object, from) => {
      const own = `line ${line(object, ['metadata', 'name'])}`;
      return object.file === from.file ? own : `${files.get(object.file)?.name ?? 'another file'}, ${own}`;
    },
    placed: (file, object, { rule, severity, path, message, related, remedies }) => {
      const range = rangeOf(object, path);
      const silence = silenceFix(file, object, rule, range.start);
      return {
        rule,
        severity,
        message: message((one) => line(object, one)),
        file: file.id,
        object: object.key,
        path,
        field: formatPath(path),
        range,
        line: lineIn(file.id, range.start),
        related: related.map(({ object: other = object, path: there }) => ({
          file: other.file,
          object: other.key,
          path: there,
          range: rangeOf(other, there),
          line: line(other, there),
        })),
        fixes: [...remedies.map((remedy) => fixOf(file, object.key, remedy)), ...(silence ? [silence] : [])],
      };
    },
  };
}

function fixOf(file: OpenFile, object: ObjectKey, remedy: Remedy): Fix {
  const { title } = remedy;
  return 'intent' in remedy
    ? { title, repair: { type: 'intent', object, intent: remedy.intent } }
    : { title, repair: { type: 'change', file: file.id, change: remedy.change } };
}

/** A silencing comment that silences nothing, told on the first policy of its document. */
function mistakeFinding(file: OpenFile, mistake: SilencingMistake): readonly Finding[] {
  const { name, nearest, range, line, document } = mistake;
  const object = file.objects.find((one) =>
    mistake.object === undefined
      ? one.document === document && one.policy !== undefined && !one.stale
      : one.key === mistake.object,
  );
  if (object === undefined) return [];
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const message =
    name === ''
      ? 'This comment silences nothing: write the name of a lint behind it.'
      : `There is no lint called ${name}.${meant}`;
  const edits = [{ offset: range.start, length: range.end - range.start, content: nearest ?? '' }];
  // In an annotation the range is the whole entry, not the name.
  const canMend = nearest !== undefined && mistake.object === undefined;
  return [
    {
      rule: 'unknown-lint',
      severity: 'info',
      message,
      file: file.id,
      object: object.key,
      path: [],
      field: '',
      range,
      line,
      related: [],
      fixes: canMend ? [{ title: `Change to ${nearest}`, repair: { type: 'edits', file: file.id, text: file.text, edits } }] : [],
    },
  ];
}
