import type { ClusterObject, ContainerPort, Owner, ServicePort } from '../../engine/cluster';
import type { Protocol } from '../../engine/portSet';

/** Where the pod template of a controller stands, by group and kind (PodTemplateSpec). */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['apps Deployment', ['spec', 'template']],
  ['apps ReplicaSet', ['spec', 'template']],
  ['apps StatefulSet', ['spec', 'template']],
  ['apps DaemonSet', ['spec', 'template']],
  ['batch Job', ['spec', 'template']],
  ['batch CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  [' ReplicationController', ['spec', 'template']],
]);

/**
 * What an object says about who there is: pods, what makes pods, namespaces, services; undefined for every other kind.
 * Pure and total. What is of another type than the API's is passed over as if it were absent: nothing here is a
 * policy, and the API server's own word on it is not ours to say.
 */
export function readResource(
  apiVersion: string,
  kind: string,
  value: unknown,
  defaultNamespace: string,
): ClusterObject | undefined {
  const name = textAt(value, 'metadata', 'name') ?? '';
  const own = textAt(value, 'metadata', 'namespace');
  const namespace = own === undefined || own === '' ? defaultNamespace : own;
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const template = TEMPLATES.get(`${group} ${kind}`);
  if (template !== undefined) {
    const replicas = at(value, 'spec', 'replicas');
    return {
      type: 'workload',
      kind,
      namespace,
      name,
      selector: selectorOf(kind, value),
      replicas: typeof replicas === 'number' ? replicas : undefined,
      labels: textsAt(value, ...template, 'metadata', 'labels'),
      ...specOf(at(value, ...template, 'spec')),
      owner: ownerOf(value),
    };
  }
  if (group !== '') return undefined;
  switch (kind) {
    case 'Pod':
      return {
        type: 'pod',
        namespace,
        name,
        labels: textsAt(value, 'metadata', 'labels'),
        ...specOf(at(value, 'spec')),
        ips: ipsOf(at(value, 'status')),
        completed: ['Succeeded', 'Failed'].includes(textAt(value, 'status', 'phase') ?? ''),
        owner: ownerOf(value),
      };
    case 'Namespace':
      return { type: 'namespace', name, labels: textsAt(value, 'metadata', 'labels') };
    case 'Service':
      return {
        type: 'service',
        namespace,
        name,
        selector: serviceSelector(value),
        ports: listAt(value, 'spec', 'ports').flatMap(servicePort),
        clusterIps: ipTexts([...listAt(value, 'spec', 'clusterIPs'), at(value, 'spec', 'clusterIP')]),
        headless: [...listAt(value, 'spec', 'clusterIPs'), at(value, 'spec', 'clusterIP')].includes('None'),
      };
    default:
      return undefined;
  }
}

/** Of a ReplicationController the labels themselves; of the others the matchLabels: what they find their pods by. */
function selectorOf(kind: string, value: unknown): ReadonlyMap<string, string> | undefined {
  const labels =
    kind === 'ReplicationController' ? textsAt(value, 'spec', 'selector') : textsAt(value, 'spec', 'selector', 'matchLabels');
  return labels.size === 0 ? undefined : labels;
}

// Without a selector, or pointing elsewhere, a service has no pods of its own choosing.
function serviceSelector(value: unknown): ReadonlyMap<string, string> | undefined {
  const selector = textsAt(value, 'spec', 'selector');
  return selector.size === 0 || textAt(value, 'spec', 'type') === 'ExternalName' ? undefined : selector;
}

function specOf(spec: unknown): { readonly ports: readonly ContainerPort[]; readonly hostNetwork: boolean } {
  // Of the init containers those that go on beside the others (sidecars) listen too.
  const sidecars = listAt(spec, 'initContainers').filter((container) => textAt(container, 'restartPolicy') === 'Always');
  const containers = [...listAt(spec, 'containers'), ...sidecars];
  return {
    ports: containers.flatMap((container) => listAt(container, 'ports').flatMap(containerPort)),
    hostNetwork: at(spec, 'hostNetwork') === true,
  };
}

function containerPort(value: unknown): readonly ContainerPort[] {
  const number = at(value, 'containerPort');
  const protocol = protocolOf(value);
  if (!isPort(number) || protocol === undefined) return [];
  const name = textAt(value, 'name');
  return [{ name: name === '' ? undefined : name, protocol, number }];
}

function servicePort(value: unknown): readonly ServicePort[] {
  const port = at(value, 'port');
  const protocol = protocolOf(value);
  if (!isPort(port) || protocol === undefined) return [];
  const target = at(value, 'targetPort');
  const name = textAt(value, 'name');
  return [
    {
      name: name === '' ? undefined : name,
      protocol,
      port,
      targetPort: isPort(target) || (typeof target === 'string' && target !== '') ? target : undefined,
    },
  ];
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535;
}

/** TCP when it does not say (ContainerPort, ServicePort). */
function protocolOf(value: unknown): Protocol | undefined {
  const protocol = at(value, 'protocol');
  if (protocol === undefined || protocol === null || protocol === '') return 'TCP';
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP' ? protocol : undefined;
}

function ipsOf(status: unknown): readonly string[] {
  return ipTexts([at(status, 'podIP'), ...listAt(status, 'podIPs').map((one) => at(one, 'ip'))]);
}

// Of a headless service the address is the word None.
function ipTexts(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((ip) => typeof ip === 'string' && ip !== '' && ip !== 'None').map(String))];
}

/** The controller among the owners; else the only one. */
function ownerOf(value: unknown): Owner | undefined {
  const owners = listAt(value, 'metadata', 'ownerReferences');
  const owner = owners.find((one) => at(one, 'controller') === true) ?? (owners.length === 1 ? owners[0] : undefined);
  // Written by hand, the kind may be missing: pods with one owner belong together all the same.
  const [kind = 'Pod', name] = [textAt(owner, 'kind'), textAt(owner, 'name')];
  // A static pod is owned by its node, which makes no pods alike.
  return name === undefined || kind === 'Node' ? undefined : { kind, name };
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as { readonly [key: string]: unknown })[key];
  }
  return found;
}

function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** A map of texts (labels). An entry without a value is the empty text, as the server reads it. */
function textsAt(value: unknown, ...keys: readonly string[]): ReadonlyMap<string, string> {
  const found = at(value, ...keys);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return new Map();
  return new Map(
    Object.entries(found).flatMap(([key, text]): [string, string][] =>
      text === null ? [[key, '']] : typeof text === 'string' ? [[key, text]] : [],
    ),
  );
}
