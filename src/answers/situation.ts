import { type Cluster, type ClusterObject, isReadable, type Policy } from '../engine';
import { isClusterWide, unreadKind } from '../kinds/unreadKinds';
import { lineAt } from '../workspace/lineAt';
import type { FileId, ObjectKey, OpenFile, OpenObject, Workspace } from '../workspace/workspace';
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
}

/** A policy that counts. */
export interface CountedPolicy {
  readonly object: ObjectKey;
  readonly file: FileId;
  readonly policy: Policy;
  readonly stale: boolean;
}

/** Something that may restrict or open connections and is not counted. Every answer it could change says so. */
export type Uncounted = Pick<SituationObject, 'key' | 'file' | 'kind' | 'name' | 'namespace'> & { readonly reason: string };

/** What the open files say, all together. */
export interface Situation {
  readonly cluster: Cluster;
  readonly policies: readonly CountedPolicy[];
  readonly uncounted: readonly Uncounted[];
}

/** Puts together what objects say, in their order. `before` is an earlier situation: where who there is did not change, neither does its cluster. */
export function situationOf(objects: readonly SituationObject[], before?: Situation): Situation {
  const resources = objects.flatMap(({ resource }) => resource ?? []);
  const old = before && madeOf.get(before.cluster);
  const same = old?.length === resources.length && resources.every((resource, index) => resource === old[index]);
  const cluster = before && same ? before.cluster : clusterOf(resources);
  madeOf.set(cluster, resources);
  return {
    cluster,
    policies: objects.flatMap(({ key, file, policy, uncounted, stale }) =>
      policy === undefined || uncounted !== undefined ? [] : [{ object: key, file, policy, stale }],
    ),
    uncounted: objects.flatMap(({ key, file, kind, name, namespace, uncounted: reason }) =>
      reason === undefined ? [] : [{ key, file, kind, name, namespace, reason }],
    ),
  };
}

const madeOf = new WeakMap<Cluster, readonly ClusterObject[]>();

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
  const objects = [...file.objects.flatMap((object) => saidBy(object, defaultNamespace) ?? []), ...brokenTexts(file)];
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
  const uncounted = reasonNotToCount(object) ?? unreadKind(apiVersion, kind);
  const before = known.get(read);
  if (before === 'nothing') return undefined;
  if (before?.key === key && before.file === file && before.stale === stale && before.uncounted === uncounted) return before;
  const resource = resourceOf(object, defaultNamespace);
  const isOne = policy !== undefined || resource !== undefined || uncounted !== undefined;
  const namespace = isClusterWide(kind) ? undefined : (object.namespace ?? policy?.namespace ?? defaultNamespace);
  const said = isOne ? { key, file, kind, name, namespace, policy, resource, uncounted, stale } : 'nothing';
  known.set(read, said);
  return said === 'nothing' ? undefined : said;
}

function reasonNotToCount({ policy, problems }: OpenObject): string | undefined {
  if (policy === undefined) return undefined;
  if (problems.some(({ refused }) => refused)) return 'The API server would refuse it.';
  return isReadable(policy) ? undefined : 'A part of it cannot be read.';
}

/** Documents that could not be read once since they were opened: there may be a policy in them. */
function brokenTexts(file: OpenFile): readonly SituationObject[] {
  return file.documents
    .filter(({ reading, good }) => reading?.broken === true && good === undefined)
    .map(({ key, start }) => ({
      key,
      file: file.id,
      kind: '',
      name: '',
      namespace: undefined,
      policy: undefined,
      resource: undefined,
      uncounted: `The document at line ${lineAt(file, start)} of ${file.name} is no YAML that can be read.`,
      stale: true,
    }));
}
