import { kindOf } from '../kinds';
import type { Intent } from '../kinds/intent';
import { misnamedPolicy } from '../kinds/misnamedPolicy';
import { placerOf } from '../kinds/placers';
import type { KindProblem } from '../kinds/policyKind';
import { formatPath } from '../text/path';
import { isWithin, placeInValue } from '../yaml/placeInValue';
import type { Fix } from './fix';
import { fixesOfCidr, fixesOfExcept, fixesOfStrictCidr } from './fixes/addresses';
import {
  fixesOfAnnotations,
  fixesOfEmptyField,
  fixesOfEmptyLabel,
  fixesOfLabelKey,
  fixesOfLabelValue,
  fixesOfName,
  fixesOfNamespace,
} from './fixes/names';
import { fixesOfEmptyPort, fixesOfEndPort, fixesOfPort, fixesOfProtocol } from './fixes/ports';
import { filledFromBeside } from './fixes/rightPlaces';
import {
  fixesOfEmptyRule,
  fixesOfIgnoredRules,
  fixesOfMissingSpec,
  fixesOfPeer,
  fixesOfPeerClash,
  fixesOfPolicyTypes,
  fixesOfServerField,
  fixesOfWrongKind,
} from './fixes/rules';
import { fixesOfOperator, fixesOfValues } from './fixes/selectors';
import { type Candidate, isMapping, type Spot, spotOf } from './fixes/spot';
import { fixesOfUnknownField } from './fixes/unknownField';
import { fixesOfWrongType } from './fixes/wrongType';
import { fixesOfSpaces, fixesOfYaml } from './fixes/yaml';
import { planEdit } from './planEdit';
import { type TypeMeta, typeOf } from './typeMeta';
import { fileOf, type OpenFile, objectOf, type Problem, type Workspace } from './workspace';

/**
 * The ways to mend a problem of the workspace as it stands, the likeliest first; empty when there is none that is sure.
 * Each has been tried: the problem goes by it, and no error comes, other than in a part that could not be read before.
 * None opens more than its title says. Pure and total.
 */
export function fixesOf(workspace: Workspace, problem: Problem): readonly Fix[] {
  const file = fileWith(workspace, problem);
  if (file === undefined) return [];
  const made = known.get(file) ?? new Map<string, readonly Fix[]>();
  known.set(file, made);
  const { code, message, range, object } = problem;
  // What goes away at once for the whole text is the same for each place of it.
  const place = code === 'tab' || code === 'character' ? '' : `${range.start} ${range.end} ${message}`;
  const name = `${object} ${code} ${place}`;
  const fixes = made.get(name) ?? worked(workspace, file, problem);
  made.set(name, fixes);
  return fixes;
}

/** A file's text does not change, and lists of problems ask for the same ones again and again. */
const known = new WeakMap<OpenFile, Map<string, readonly Fix[]>>();

function fileWith(workspace: Workspace, problem: Problem): OpenFile | undefined {
  if (problem.object !== undefined) return fileOf(workspace, objectOf(workspace, problem.object)?.file);
  return workspace.files.find((file) => file.problems.includes(problem));
}

function worked({ defaultNamespace }: Workspace, file: OpenFile, problem: Problem): readonly Fix[] {
  if (problem.source === 'yaml') return fixesOfYaml(file, problem, defaultNamespace);
  const spot = spotOf(file, problem);
  if (spot === undefined) return [];
  const object = spot.openObject.key;
  const fixes = carriable(spot, clearest(spot, candidatesOf(spot))).map(({ title, intent, edits }): Fix => {
    if (edits === undefined) return { title, repair: { type: 'intent', object, intent } };
    const placed = edits.map((edit) => ({ ...edit, offset: edit.offset + spot.start }));
    return { title, repair: { type: 'edits', file: file.id, text: file.text, edits: placed } };
  });
  const mistaken = problem.code === 'unknown-field' || problem.code === 'wrong-type';
  return mistaken ? [...fixesOfSpaces(file, problem, defaultNamespace), ...fixes] : fixes;
}

function candidatesOf(spot: Spot): readonly Candidate[] {
  const { code } = spot.problem;
  switch (code) {
    case 'wrong-kind':
      return fixesOfWrongKind();
    case 'unknown-field':
      return fixesOfUnknownField(spot);
    case 'wrong-type':
      return fixesOfWrongType(spot);
    case 'server-field':
      return fixesOfServerField(spot);
    case 'name':
      return fixesOfName(spot);
    case 'namespace':
      return fixesOfNamespace(spot);
    case 'label-key':
    case 'annotation-key':
      return fixesOfLabelKey(spot);
    case 'label-value':
      return fixesOfLabelValue(spot);
    case 'empty-label':
      return fixesOfEmptyLabel(spot);
    case 'annotations':
      return fixesOfAnnotations(spot);
    case 'missing-spec':
    case 'missing-pod-selector':
      return fixesOfMissingSpec(spot);
    case 'selector-operator':
      return fixesOfOperator(spot);
    case 'selector-values':
      return fixesOfValues(spot);
    case 'policy-types':
      return fixesOfPolicyTypes(spot);
    case 'ignored-rules':
      return fixesOfIgnoredRules(spot);
    case 'empty-rule':
      return fixesOfEmptyRule(spot);
    case 'empty-field':
      return filledFromBeside(spot) ?? fixesOfEmptyField(spot);
    case 'peer':
      return fixesOfPeer(spot);
    case 'peer-clash':
      return fixesOfPeerClash(spot);
    case 'protocol':
      return fixesOfProtocol(spot);
    case 'port':
      return fixesOfPort(spot);
    case 'empty-port':
      return fixesOfEmptyPort(spot);
    case 'end-port':
      return fixesOfEndPort(spot);
    case 'cidr':
      return fixesOfCidr(spot);
    case 'cidr-strict':
      return fixesOfStrictCidr(spot);
    case 'except':
      return fixesOfExcept(spot);
    default:
      return [];
  }
}

/** Without the candidates that would be refused because aliases carry them elsewhere. */
function carriable({ hasAliases, text, base }: Spot, candidates: readonly Candidate[]): readonly Candidate[] {
  if (!hasAliases) return candidates;
  return candidates.filter(({ intent, edits }) => edits !== undefined || planEdit(text, base, intent).ok);
}

/** The candidates that hold; of those that reveal a part, the ones that leave the least wrong in it. */
function clearest(spot: Spot, candidates: readonly Candidate[]): readonly Candidate[] {
  const weighed = candidates.flatMap((candidate) => {
    const revealed = errorsRevealed(spot, candidate);
    return revealed === undefined ? [] : [{ candidate, revealed }];
  });
  const least = Math.min(...weighed.filter(({ candidate }) => candidate.reveals !== undefined).map(({ revealed }) => revealed));
  return weighed
    .filter(({ candidate, revealed }) => candidate.reveals === undefined || revealed === least)
    .map(({ candidate }) => candidate);
}

/** How many errors the candidate reveals; undefined when the problem stays, or when an error comes anywhere else. */
function errorsRevealed(spot: Spot, { intent, reveals }: Candidate): number | undefined {
  const changed = carriedOut(spot.object, spot.openObject, intent);
  if (changed === undefined) return undefined;
  const { code, path } = spot.problem;
  const before = spot.openObject.problems;
  const isRevealed = (problem: KindProblem): boolean =>
    reveals !== undefined && isWithin(problem.path, reveals) && formatPath(problem.path) !== formatPath(path ?? []);
  const now = problemsIn(changed.value, spot.openObject);
  const after = now.filter((problem) => !isRevealed(problem));
  const count = (problems: readonly Pick<Problem, 'code'>[]): number =>
    problems.filter((problem) => problem.code === code).length;
  if (count(after) >= count(before)) return undefined;
  const known = before.filter(isError).map(nameOf);
  for (const problem of after.filter(isError)) {
    const at = known.indexOf(nameOf(problem));
    if (at < 0) return undefined;
    known.splice(at, 1);
  }
  return now.filter((problem) => isError(problem) && isRevealed(problem)).length;
}

function isError({ severity }: Pick<Problem, 'severity'>): boolean {
  return severity === 'error';
}

/** A problem without its indexes: those behind a removed item move up. */
function nameOf({ code, message }: Pick<Problem, 'code' | 'message'>): string {
  return `${code} ${message.replace(/\[\d+\]/g, '[]')}`;
}

function carriedOut(object: unknown, type: TypeMeta, intent: Intent): { readonly value: unknown } | undefined {
  const placements = intent.type === 'place' ? intent.placements : placed(object, type, intent);
  let value = object;
  for (const placement of placements ?? []) {
    const next = placeInValue(value, placement);
    if (next === undefined) return undefined;
    value = next.value;
  }
  return placements === undefined || placements.length === 0 ? undefined : { value };
}

function placed(object: unknown, type: TypeMeta, intent: Intent) {
  const placements = placerOf(type.apiVersion, type.kind)?.(object, intent);
  return placements === undefined || 'unsupported' in placements ? undefined : placements;
}

/** `otherwise`: what the object is when it does not say it itself. */
function problemsIn(object: unknown, otherwise: TypeMeta): readonly KindProblem[] {
  const { apiVersion, kind } = typeOf(object, otherwise);
  const read = kindOf(apiVersion, kind)?.read(object, { defaultNamespace: 'default' }).problems;
  if (read !== undefined) return read;
  const misnamed = isMapping(object) ? misnamedPolicy(object, apiVersion, kind) : undefined;
  return misnamed === undefined ? [] : [misnamed];
}
