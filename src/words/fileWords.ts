import { unreadKind } from '../kinds';
import { unlistedPolicy } from '../kinds/unreadKinds';
import { counted, listedWords } from './segment';

/** What an object is, as its text says. */
export interface KindOfObject {
  readonly apiVersion: string;
  readonly kind: string;
}

const WORKLOADS = new Set([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
]);

/** More kinds than these are counted together. */
const SHOWN_KINDS = 5;

function pluralKind(kind: string): string {
  if (/[^aeiou]y$/i.test(kind)) return `${kind.slice(0, -1)}ies`;
  if (/s$/i.test(kind)) return /ss$/i.test(kind) ? `${kind}es` : kind;
  return `${kind}s`;
}

function article(kind: string): string {
  return /^[aeiou]/i.test(kind) ? 'an' : 'a';
}

function countedKind(kind: string, count: number): string {
  if (kind === '') return count === 1 ? 'an object without a kind' : `${count} objects without a kind`;
  return count === 1 ? `${article(kind)} ${kind}` : `${count} ${pluralKind(kind)}`;
}

function kindCounts(objects: readonly KindOfObject[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of objects) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** What a file holds: `3 Deployments and a Service`. Not for a file without objects. */
export function contentsWords(objects: readonly KindOfObject[]): string {
  const counts = [...kindCounts(objects)];
  const shown = counts.length <= SHOWN_KINDS + 1 ? counts : counts.slice(0, SHOWN_KINDS);
  const rest = counts.slice(shown.length).reduce((sum, [, count]) => sum + count, 0);
  const words = shown.map(([kind, count]) => countedKind(kind, count));
  return listedWords(rest === 0 ? words : [...words, counted(rest, 'other object')]);
}

/** Says which objects that may restrict connections are kept but not read; undefined when all of them are read. */
export function unreadKindsWords(objects: readonly KindOfObject[]): string | undefined {
  const words = objects.map(
    (object) => unreadKind(object.apiVersion, object.kind) ?? unlistedPolicy(object.apiVersion, object.kind),
  );
  const told = new Set(words.filter((each) => each !== undefined));
  return told.size === 0 ? undefined : [...told].join(' ');
}

/** What to say for a file that holds no policy to draw. */
export function noPolicyWords(objects: readonly KindOfObject[]): { readonly heading: string; readonly text: string } {
  const heading = 'No NetworkPolicy in this file';
  if (objects.length === 0)
    return { heading, text: 'It holds no Kubernetes object. Write one in the YAML pane, or start with New policy.' };
  const holds = `It holds ${contentsWords(objects)}.`;
  const unread = unreadKindsWords(objects);
  if (unread !== undefined) return { heading, text: `${holds} ${unread}` };
  const workloads = objects.some(({ kind }) => WORKLOADS.has(kind));
  return {
    heading,
    text: workloads ? `${holds} Without a policy that selects them, its pods accept every connection and may open any.` : holds,
  };
}
