import type { Asked } from '../../answers/asked';
import type { Question } from '../../answers/check';
import { PROTOCOLS } from '../../engine';
import { parseEnd } from './parseEnd';

/** A line that is no question, and why, in a sentence. */
export interface NoQuestion {
  readonly reason: string;
}

/**
 * Reads one line of a batch: `{"from": …, "to": …, "protocol", "port"}`, each end `{"namespace", "workload", "kind"}`,
 * `{"namespace", "pod"}`, `{"namespace", "service"}`, `{"ip"}`, or a text as --from takes it. Keys that are not known
 * are passed over.
 */
export function batchLine(line: string, defaultNamespace: string): Question | NoQuestion {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: line.trim() === '' ? 'The line is empty.' : 'The line is no JSON.' };
  }
  if (!isMapping(value)) return { reason: 'The line is no JSON object.' };
  const from = endOf(value.from, 'from', defaultNamespace);
  if ('reason' in from) return from;
  const to = endOf(value.to, 'to', defaultNamespace);
  if ('reason' in to) return to;
  const protocol = protocolOf(value.protocol);
  if (typeof protocol === 'object') return protocol;
  const port = portOf(value.port);
  return typeof port === 'object' ? port : { from, to, protocol, port };
}

function endOf(value: unknown, name: 'from' | 'to', defaultNamespace: string): Asked | NoQuestion {
  if (typeof value === 'string') {
    const asked = parseEnd(value);
    return typeof asked === 'string' ? { reason: `"${name}": ${asked}` } : asked;
  }
  if (!isMapping(value)) return { reason: `"${name}" is missing, or no object.` };
  const texts = new Map<string, string>();
  for (const key of ['namespace', 'workload', 'kind', 'pod', 'service', 'ip']) {
    const own = value[key];
    if (own === undefined || own === null) continue;
    if (typeof own !== 'string' || own === '') return { reason: `"${key}" of "${name}" is no text, or empty.` };
    texts.set(key, own);
  }
  const namespace = texts.get('namespace') ?? defaultNamespace;
  const [workload, pod, service, ip] = ['workload', 'pod', 'service', 'ip'].map((key) => texts.get(key));
  const said = [workload, pod, service, ip].filter((one) => one !== undefined);
  if (said.length !== 1) return { reason: `"${name}" takes one of workload, pod, service and ip.` };
  if (ip !== undefined) return { type: 'address', ip };
  if (pod !== undefined) return { type: 'pod', namespace, name: pod };
  if (service !== undefined) return { type: 'service', namespace, name: service };
  return { type: 'workload', namespace, kind: texts.get('kind'), name: workload ?? '' };
}

function protocolOf(value: unknown): Question['protocol'] | NoQuestion {
  if (value === undefined || value === null) return undefined;
  const found = PROTOCOLS.find((one) => typeof value === 'string' && one === value.toUpperCase());
  return found ?? { reason: `"protocol" is one of ${PROTOCOLS.join(', ')}.` };
}

function portOf(value: unknown): Question['port'] | NoQuestion {
  if (value === undefined || value === null) return undefined;
  const port = typeof value === 'number' || typeof value === 'string' ? askedPort(String(value)) : undefined;
  return port ?? { reason: '"port" is a number from 1 to 65535, or the name of a port.' };
}

/** A port as it is typed: a number, or a name of a container's port (IANA_SVC_NAME). Undefined when it is neither. */
export function askedPort(text: string): number | string | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number >= 1 && number <= 65535 ? number : undefined;
  }
  return /^(?=.*[a-z])[a-z0-9](?:-?[a-z0-9])*$/i.test(text) ? text : undefined;
}

type Mapping = { readonly [key: string]: unknown };

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
