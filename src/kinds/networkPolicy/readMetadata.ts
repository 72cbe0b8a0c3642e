import { decodeMapping, decodeText, WRONG } from './decode';
import { type Mapping, own } from './mapping';
import { type Problems, refuse, refuseInvalid, refuseUnknownFields } from './problems';
import { dnsLabelFaults, labelKeyFaults, labelValueFaults, subdomainFaults, utf8Length } from './syntax';

/** A policy's name (empty when it has none that can be read) and the namespace its text names. */
export interface MetadataReading {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The fields of ObjectMeta (meta/v1). Those the server fills in stand in what `kubectl get -o yaml` prints. */
const METADATA_FIELDS = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
];

const ANNOTATIONS_LIMIT = 256 * 1024;
const META = 'ObjectMeta';
const PATH = ['metadata'] as const;

/** Reads and checks `metadata` as the server checks every object's (apimachinery `ValidateObjectMeta`). */
export function readMetadata(problems: Problems, value: unknown): MetadataReading {
  const decoded = decodeMapping(problems, value, PATH, { struct: 'NetworkPolicy', type: 'v1.ObjectMeta' });
  if (decoded === WRONG) return { name: '', namespace: undefined };
  const metadata: Mapping = decoded ?? {};
  refuseUnknownFields(problems, metadata, METADATA_FIELDS, PATH);
  const text = (field: string) => decodeText(problems, own(metadata, field), [...PATH, field], { struct: META, type: 'string' });
  const generateName = text('generateName');
  const name = text('name');
  const namespace = text('namespace');
  if (typeof name === 'string' && name !== '') refuseInvalid(problems, [...PATH, 'name'], name, subdomainFaults(name));
  else if (name !== WRONG && (generateName === undefined || generateName === '')) {
    refuse(problems, [...PATH, 'name'], 'Required value: name or generateName is required');
  }
  if (typeof namespace === 'string' && namespace !== '') {
    refuseInvalid(problems, [...PATH, 'namespace'], namespace, dnsLabelFaults(namespace));
  }
  checkLabels(problems, own(metadata, 'labels'));
  checkAnnotations(problems, own(metadata, 'annotations'));
  return {
    name: firstText(name, generateName),
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : undefined,
  };
}

function checkLabels(problems: Problems, value: unknown): void {
  for (const [key, text] of textEntries(problems, value, 'labels')) {
    const path = [...PATH, 'labels', key];
    refuseInvalid(problems, path, key, labelKeyFaults(key), 'metadata.labels');
    refuseInvalid(problems, path, text, labelValueFaults(text), 'metadata.labels');
  }
}

function checkAnnotations(problems: Problems, value: unknown): void {
  let bytes = 0;
  for (const [key, text] of textEntries(problems, value, 'annotations')) {
    // The server checks annotation keys in lower case, so that upper case is allowed in the prefix too.
    refuseInvalid(problems, [...PATH, 'annotations', key], key, labelKeyFaults(key.toLowerCase()), 'metadata.annotations');
    bytes += utf8Length(key) + utf8Length(text);
  }
  if (bytes > ANNOTATIONS_LIMIT) {
    refuse(problems, [...PATH, 'annotations'], `Too long: may not be more than ${ANNOTATIONS_LIMIT} bytes`);
  }
}

function textEntries(problems: Problems, value: unknown, field: string): readonly (readonly [string, string])[] {
  const map = decodeMapping(problems, value, [...PATH, field], { struct: META, type: 'map[string]string' });
  if (map === undefined || map === WRONG) return [];
  return Object.entries(map).map(([key, item]) => {
    const text = decodeText(problems, item, [...PATH, field, key], { struct: META, type: 'string' });
    return [key, typeof text === 'string' ? text : ''] as const;
  });
}

function firstText(...candidates: readonly unknown[]): string {
  const text = candidates.find((candidate) => typeof candidate === 'string' && candidate !== '');
  return typeof text === 'string' ? text : '';
}
