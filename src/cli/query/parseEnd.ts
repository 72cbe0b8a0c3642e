import type { Asked } from '../../answers/asked';
import { parseAddress, parseBlock } from '../../engine';
import { isKind, typedKind } from '../../kinds/resources/kindNames';

const WAYS = 'write NAMESPACE/POD, NAMESPACE/KIND/NAME or an address';

/** Reads one end as the command line takes it, or says in a sentence what is wrong with it. */
export function parseEnd(text: string): Asked | string {
  if (parseAddress(text) !== undefined) return { type: 'address', ip: text };
  if (parseBlock(text) !== undefined) return `"${text}" is a range of addresses: name one address of it.`;
  const parts = text.split('/');
  if (parts.some((part) => part === '') || parts.length > 3) return `"${text}" names nobody: ${WAYS}.`;
  const [namespace = '', second = '', third] = parts;
  if (second === '') return `"${text}" names no namespace, and is no address: ${WAYS}.`;
  if (third === undefined) return { type: 'named', namespace, name: second };
  if (isKind(second, 'Service')) return { type: 'service', namespace, name: third };
  if (isKind(second, 'Pod')) return { type: 'pod', namespace, name: third };
  return { type: 'workload', namespace, kind: typedKind(second), name: third };
}
