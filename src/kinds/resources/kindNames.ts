/** The names kubectl takes for the kinds that show who there is, in lower case: besides the kind itself. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  Pod: ['pods', 'po'],
  Deployment: ['deployments', 'deploy'],
  ReplicaSet: ['replicasets', 'rs'],
  StatefulSet: ['statefulsets', 'sts'],
  DaemonSet: ['daemonsets', 'ds'],
  Job: ['jobs'],
  CronJob: ['cronjobs', 'cj'],
  ReplicationController: ['replicationcontrollers', 'rc'],
  Service: ['services', 'svc'],
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => [kind.toLowerCase(), ...names].map((name): [string, string] => [name, kind])),
);

/**
 * The kind somebody means who types it as kubectl takes it: in any case, in the plural, by its short name, with or
 * without its group (`deployments.apps`). What is none of these stays as it is.
 */
export function typedKind(text: string): string {
  const [name = ''] = text.toLowerCase().split('.');
  return BY_NAME.get(name) ?? text;
}

/** Whether a typed kind is a kind. Of kinds that nobody has listed the case does not count either. */
export function isKind(typed: string, kind: string): boolean {
  return typedKind(typed).toLowerCase() === kind.toLowerCase();
}
