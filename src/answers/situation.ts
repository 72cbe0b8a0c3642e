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

/** Puts together what objects say, in their order. */
export function situationOf(objects: readonly SituationObject[]): Situation {
  return {
    cluster: clusterOf(objects.flatMap(({ resource }) => resource ?? [])),
    policies: objects.flatMap(({ key, file, policy, uncounted, stale }) =>
      policy === undefined || uncounted !== undefined ? [] : [{ object: key, file, policy, stale }],
    ),
    uncounted: objects.flatMap(({ key, file, kind, name, namespace, uncounted: reason }) =>
      reason === undefined ? [] : [{ key, file, kind, name, namespace, reason }],
    ),
  };
}

/** By what was read of an object, which stays the same while its document does. */
const known = new WeakMap<object, SituationObject | 'nothing'>();

/**
 * What the objects of the open files say, without those that say nothing about connections. An object that did not
 * change gives the same value again.
 */
export function situationObjects({ files, defaultNamespace }: Workspace): readonly SituationObject[] {
  return files.flatMap((file) => [
    ...file.objects.flatMap((object) => saidBy(object, defaultNamespace) ?? []),
    ...unknownTexts(file),
  ]);
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
