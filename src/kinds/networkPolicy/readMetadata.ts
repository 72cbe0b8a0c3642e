import type { Path } from '../../text/path';
import { decodeInteger, decodeList, decodeMapping, decodeText, decodeTexts, WRONG, type Wrong } from './decode';
import type { Mapping } from './mapping';
import { type Problems, refuse, refuseInvalid, refuseUnknownFields } from './problems';
import { dnsLabelFaults, labelKeyFaults, labelValueFaults, subdomainFaults, utf8Length } from './syntax';

/** A policy's name (empty when it has none that can be read) and the namespace its text names. */
export interface MetadataReading {
  readonly name: string;
  readonly namespace: string | undefined;
}

// The fields of ObjectMeta (meta/v1) of which only the type counts here. Those the server fills in stand in what
// `kubectl get -o yaml` prints.
const TEXTS = ['selfLink', 'uid', 'resourceVersion', 'creationTimestamp', 'deletionTimestamp'];
const INTEGERS = ['generation', 'deletionGracePeriodSeconds'];
const LISTS: readonly (readonly [field: string, items: string])[] = [
  ['ownerReferences', 'v1.OwnerReference'],
  ['managedFields', 'v1.ManagedFieldsEntry'],
];
const METADATA_FIELDS = [
  ...['name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers'],
  ...[...TEXTS, ...INTEGERS, ...LISTS.map(([field]) => field)],
];

const ANNOTATIONS_LIMIT = 256 * 1024;
const META = 'ObjectMeta';
const PATH = ['metadata'] as const;

/**
 * Reads and checks `metadata` as the server checks every object's (apimachinery `ValidateObjectMeta`). `unknownBeside`:
 * the object has a field that nobody knows, which may be it.
 */
export function readMetadata(problems: Problems, object: Mapping, unknownBeside: boolean): MetadataReading {
  const decoded = decodeMapping(problems, object, [], 'metadata', 'NetworkPolicy', 'v1.ObjectMeta');
  if (decoded === WRONG) return { name: '', namespace: undefined };
  const metadata: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, metadata, METADATA_FIELDS, PATH) || unknownBeside;
  const text = (field: string): string | Wrong => decodeText(problems, metadata, PATH, field, META) ?? '';
  const generateName = text('generateName');
  const name = text('name');
  const namespace = text('namespace');
  if (generateName !== WRONG && generateName !== '') {
    // The server replaces a hyphen at the end, since it will add letters there.
    const faults = subdomainFaults(generateName.replace(/.-$/, 'a'));
    refuseInvalid(problems, 'name', [...PATH, 'generateName'], generateName, faults);
  }
  if (name === '') {
    // A name that is missing may stand there under another one, which has been told.
    if (generateName === '' && !unknown)
      refuse(problems, 'name', [...PATH, 'name'], 'Required value: name or generateName is required');
  } else if (name !== WRONG) refuseInvalid(problems, 'name', [...PATH, 'name'], name, subdomainFaults(name));
  if (namespace !== WRONG && namespace !== '') {
    refuseInvalid(problems, 'namespace', [...PATH, 'namespace'], namespace, dnsLabelFaults(namespace));
  }
  for (const [key, label, path] of textEntries(problems, metadata, 'labels')) {
    refuseInvalid(problems, 'label-key', path, key, labelKeyFaults(key), 'metadata.labels');
    refuseInvalid(problems, 'label-value', path, label, labelValueFaults(label), 'metadata.labels');
  }
  let bytes = 0;
  for (const [key, annotation, path] of textEntries(problems, metadata, 'annotations')) {
    // The server checks annotation keys in lower case, so that upper case is allowed in the prefix too.
    refuseInvalid(problems, 'annotation-key', path, key, labelKeyFaults(key.toLowerCase()), 'metadata.annotations');
    bytes += utf8Length(key) + utf8Length(annotation);
  }
  if (bytes > ANNOTATIONS_LIMIT) {
    const message = `Too long: may not be more than ${ANNOTATIONS_LIMIT} bytes`;
    refuse(problems, 'annotations', [...PATH, 'annotations'], message);
  }
  checkTypes(problems, metadata);
  return {
    name: (name === WRONG ? '' : name) || (generateName === WRONG ? '' : generateName),
    namespace: (namespace === WRONG ? '' : namespace) || undefined,
  };
}

function checkTypes(problems: Problems, metadata: Mapping): void {
  for (const field of TEXTS) decodeText(problems, metadata, PATH, field, META, field === 'uid' ? 'types.UID' : 'string');
  for (const field of INTEGERS) decodeInteger(problems, metadata, PATH, field, META, 'int64');
  decodeTexts(problems, metadata, PATH, 'finalizers', META);
  for (const [field, type] of LISTS) {
    const items = decodeList(problems, metadata, PATH, field, META, type);
    if (items === WRONG) continue;
    for (const index of items.keys()) decodeMapping(problems, items, [...PATH, field], index, META, type);
  }
}

function textEntries(problems: Problems, metadata: Mapping, field: string): readonly (readonly [string, string, Path])[] {
  const map = decodeMapping(problems, metadata, PATH, field, META, 'map[string]string');
  if (map === undefined || map === WRONG) return [];
  const path = [...PATH, field];
  return Object.keys(map).map((key) => {
    const text = decodeText(problems, map, path, key, META);
    return [key, typeof text === 'string' ? text : '', [...path, key]] as const;
  });
}
