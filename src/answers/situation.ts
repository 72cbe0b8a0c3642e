import { type Cluster, type ClusterObject, isReadable, type Policy } from '../engine';
import { isClusterWide, unlistedPolicy, unreadKind } from '../kinds/unreadKinds';
import { lineAt } from '../workspace/lineAt';
import type { FileId, ObjectKey, OpenFile, OpenObject, Problem, Workspace } from '../workspace/workspace';
import { clusterOf } from './clusterOf';
import { resourceOf } from './resourceOf';

/** What one object of the open files says that answers rest on, as plain data that can cross to a worker. */
export interface SituationObject {
  readonly key: ObjectKey;
  readonly file: FileId;
  readonly kind: string;
  readonly name: string;
  /** Where it counts; undefined: in the whole cluster. */
  readonly namespace: string | undefined;
  readonly policy: Policy | undefined;
  readonly resource: ClusterObject | undefined;
  /** Why it restricts connections and is not counted, in a sentence; undefined when it is counted or no policy. */
  readonly uncounted: string | undefined;
  /** The text is broken at the moment: this is what it last said. */
  readonly stale: boolean;
  /** The API server would refuse the policy for its own name or labels alone: what it says is clear, so it counts. */
  readonly misnamed?: boolean;
}

/** A policy that counts. `misnamed`: it does once its name and labels are what the API server takes. */
export interface CountedPolicy {
  readonly object: ObjectKey;
  readonly file: FileId;
  readonly policy: Policy;
  readonly stale: boolean;
  readonly misnamed?: boolean;
}

/** Something that may restrict or open connections and is not counted. Every answer it could change says so. */
export type Uncounted = Pick<SituationObject, 'key' | 'file' | 'kind' | 'name' | 'namespace'> & { readonly reason: string };

/** What the open files say, all together. */
export interface Situation {
  readonly cluster: Cluster;
  readonly policies: readonly CountedPolicy[];
  readonly uncounted: readonly Uncounted[];
}

/**
 * Puts together what objects say, in their order. Of two policies with one name the last counts, as when they are applied.
 * `before` is an earlier situation: where who there is did not change, neither does its cluster.
 */
export function situationOf(objects: readonly SituationObject[], before?: Situation): Situation {
  const last = new Map<string, SituationObject>();
  for (const object of objects) if (isCounted(object)) last.set(identity(object), object);
  const isReplaced = (object: SituationObject): boolean => isCounted(object) && last.get(identity(object)) !== object;
  return {
    cluster: clusterIn(objects, before?.cluster),
    policies: objects.flatMap((object) => {
      const { key, file, policy, stale, misnamed = false } = object;
      return policy === undefined || !isCounted(object) || isReplaced(object)
        ? []
        : [{ object: key, file, policy, stale, misnamed }];
    }),
    uncounted: objects.flatMap((object) => {
      const { key, file, kind, name, namespace, uncounted } = object;
      const reason = uncounted ?? (isReplaced(object) ? REPLACED : undefined);
      return reason === undefined ? [] : [{ key, file, kind, name, namespace, reason }];
    }),
  };
}

const madeOf = new WeakMap<Cluster, readonly ClusterObject[]>();

/** Who there is: the cluster of before, if it was put together from the same objects. */
function clusterIn(objects: readonly SituationObject[], before: Cluster | undefined): Cluster {
  const resources = objects.flatMap(({ resource }) => resource ?? []);
  const old = before && madeOf.get(before);
  const same = old?.length === resources.length && resources.every((resource, index) => resource === old[index]);
  const cluster = before && same ? before : clusterOf(resources);
  madeOf.set(cluster, resources);
  return cluster;
}

const REPLACED = 'A later one has the same name and takes its place.';

function isCounted({ policy, uncounted }: SituationObject): boolean {
  return policy !== undefined && uncounted === undefined;
}

// Without a name of its own (generateName) every one is another.
function identity({ key, name, namespace }: SituationObject): string {
  return name === '' ? key : `${namespace ?? ''}/${name}`;
}

/** By what was read of an object, which stays the same while its document does. */
const known = new WeakMap<object, SituationObject | 'nothing'>();

const knownFiles = new WeakMap<OpenFile, readonly SituationObject[]>();

/**
 * What the objects of a file say, without those that say nothing about connections. An object that did not change gives
 * the same value again, and so does a file.
 */
export function situationObjects(file: OpenFile, defaultNamespace: string): readonly SituationObject[] {
  const before = knownFiles.get(file);
  if (before !== undefined) return before;
  const objects = [...file.objects.flatMap((object) => saidBy(object, defaultNamespace) ?? []), ...unknownTexts(file)];
  knownFiles.set(file, objects);
  return objects;
}

/** What all open files say. */
export function situationIn({ files, defaultNamespace }: Workspace, before?: Situation): Situation {
  return situationOf(
    files.flatMap((file) => situationObjects(file, defaultNamespace)),
    before,
  );
}

function saidBy(object: OpenObject, defaultNamespace: string): SituationObject | undefined {
  const read = object.policy ?? object.resource;
  if (read === undefined) return undefined;
  const { key, file, apiVersion, kind, name, policy, stale } = object;
  const uncounted = reasonNotToCount(object) ?? unreadKind(apiVersion, kind) ?? unlistedPolicy(apiVersion, kind);
  const misnamed = policy !== undefined && object.problems.some(isMisnaming);
  const before = known.get(read);
  if (before === 'nothing') return undefined;
  const isSame = before?.key === key && before.file === file && before.stale === stale && before.misnamed === misnamed;
  if (isSame && before.uncounted === uncounted) return before;
  const resource = resourceOf(object, defaultNamespace);
  const isOne = policy !== undefined || resource !== undefined || uncounted !== undefined;
  const namespace = isClusterWide(kind) ? undefined : (object.namespace ?? policy?.namespace ?? defaultNamespace);
  const said = isOne ? { key, file, kind, name, namespace, policy, resource, uncounted, stale, misnamed } : 'nothing';
  known.set(read, said);
  return said === 'nothing' ? undefined : said;
}

function reasonNotToCount({ policy, problems }: OpenObject): string | undefined {
  // Of other kinds nothing is refused but what was meant to be a policy.
  if (problems.some((problem) => problem.refused && !isMisnaming(problem))) return 'The API server would refuse it.';
  return policy === undefined || isReadable(policy) ? undefined : 'A part of it cannot be read.';
}

/** A refusal that is about the policy's own name, labels or annotations, and leaves no doubt what it does to connections. */
function isMisnaming({ refused, code, path }: Problem): boolean {
  if (!refused) return false;
  switch (code) {
    case 'name':
    case 'annotation-key':
    case 'annotations':
      return true;
    case 'label-key':
    case 'label-value':
      return path?.[0] === 'metadata';
    default:
      return false;
  }
}

/** Documents that were not read once since they were opened: there may be a policy in them. */
function unknownTexts(file: OpenFile): readonly SituationObject[] {
  return file.documents.flatMap((document): readonly SituationObject[] => {
    const { key, reading, good, start } = document;
    if (good !== undefined) return [];
    const why = reading === undefined ? 'has not been read' : reading.broken ? 'is no YAML that can be read' : undefined;
    if (why === undefined) return [];
    return [
      {
        key,
        file: file.id,
        kind: '',
        name: '',
        namespace: undefined,
        policy: undefined,
        resource: undefined,
        uncounted: `The document at line ${lineAt(file, start)} of ${file.name} ${why}.`,
        stale: true,
      },
    ];
  });
}
