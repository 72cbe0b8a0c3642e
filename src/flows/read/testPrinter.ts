import type { FlowEnd, FlowRecord } from '../flow';
import { numberOfReserved } from './hubbleWords';

/** Prints a record as `hubble observe` does by default (hubble/pkg/printer, CompactOutput), its time as RFC 3339. */
export function compactText(record: FlowRecord): string {
  const { time, node, from, to, fromPort, port, reply, verdict, summary, policies } = record;
  const stamp = time === undefined ? 'N/A' : new Date(time).toISOString();
  const arrow = reply === undefined ? '<>' : reply ? '<-' : '->';
  const by = policies.length === 0 ? '' : ` BY ${policies.map(({ name, kind }) => `${name} (${kind})`).join(', ')}`;
  const told = record.type.startsWith('policy-verdict:');
  const type = told ? `${record.type} ${record.direction?.toUpperCase()}` : record.type === 'drop' ? record.reason : record.type;
  const names: Readonly<Record<string, string>> = { FORWARDED: 'ALLOWED', DROPPED: 'DENIED', AUDIT: 'AUDITED' };
  const word = told ? (names[verdict] ?? verdict) : verdict;
  return `${stamp}${node === undefined ? '' : ` [${node}]`}: ${host(from, fromPort)} ${identity(from)} ${arrow} ${host(to, port)} ${identity(to)} ${type} ${word}${by} (${summary})`;
}

function host({ namespace, pod, service, names, address }: FlowEnd, port: number | undefined): string {
  const called = pod ?? service;
  const name = called !== undefined ? `${namespace}/${called}` : names.length > 0 ? names.join(',') : (address ?? '');
  if (port === undefined) return name;
  return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`;
}

function identity({ identity: number, reserved }: FlowEnd): string {
  if (reserved !== undefined && (number === undefined || numberOfReserved(reserved) === number)) return `(${reserved})`;
  return number === undefined ? '(unknown)' : `(ID:${number})`;
}
