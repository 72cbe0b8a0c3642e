/** What a pod's name says made it. */
export interface Maker {
  readonly kinds: readonly string[];
  readonly name: string;
  /** Nobody gives a name like this by hand. */
  readonly sure: boolean;
}

// What Kubernetes' rand.String and SafeEncodeString draw from: no vowels, so that no words come of it.
const DRAWN = '[bcdfghjklmnpqrstvwxz2456789]';

/** Names that controllers make, the most telling first. A Deployment's hash is nearly never short. */
const PATTERNS: readonly (readonly [pattern: RegExp, kinds: readonly string[]])[] = [
  [new RegExp(`^(.+)-${DRAWN}{6,10}-${DRAWN}{5}$`), ['Deployment']],
  [new RegExp(`^(.+)-\\d{8,10}-${DRAWN}{5}$`), ['CronJob']],
  [new RegExp(`^(.+)-\\d+-${DRAWN}{5}$`), ['Job']],
  [new RegExp(`^(.+)-${DRAWN}{5}$`), ['DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job']],
  [/^(.+)-\d+$/, ['StatefulSet']],
  [new RegExp(`^(.+)-${DRAWN}{1,5}-${DRAWN}{5}$`), ['Deployment']],
];

/** So many patterns are of names that nobody gives by hand. */
const SURE = 2;

/** Who may have made a pod, by its name alone: without what controllers append to their own names. */
export function makersOf(pod: string): readonly Maker[] {
  return PATTERNS.flatMap(([pattern, kinds], at): readonly Maker[] => {
    const name = pattern.exec(pod)?.[1];
    return name === undefined ? [] : [{ kinds, name, sure: at < SURE }];
  });
}
