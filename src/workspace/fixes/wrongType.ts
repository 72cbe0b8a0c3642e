import type { YamlValue } from '../../text/placement';
import { cidrInText } from './addresses';
import { labelsInList, labelsInText } from './labelText';
import { portInText } from './ports';
import { type Shape, shapeAt } from './shapes';
import { type Candidate, isMapping, keyOf, parentOf, place, placeValue, type Spot } from './spot';

/**
 * The ways out of a value of another type than the API expects there. Nothing else of the object it stands in has been
 * looked at.
 */
export function fixesOfWrongType(spot: Spot): readonly Candidate[] {
  return candidatesOf(spot).map((candidate) => ({ ...candidate, reveals: parentOf(spot.path) }));
}

function candidatesOf(spot: Spot): readonly Candidate[] {
  const shape = shapeAt(spot.path);
  switch (shape?.type) {
    case 'text':
      return asText(spot);
    case 'integer':
      return asNumber(spot);
    case 'port':
      return asPorts(spot);
    case 'list':
      return asList(spot, shape.items);
    case 'map':
      return asLabels(spot);
    case 'object':
      return asObject(spot, shape.name);
    case 'any':
    case undefined:
      return [];
  }
}

function asText(spot: Spot): readonly Candidate[] {
  const { value, path } = spot;
  if (typeof value === 'boolean' || typeof value === 'number') {
    const written = spot.written(path);
    return [placeValue(`Quote "${written}"`, path, written)];
  }
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  return typeof only === 'string' && !spot.commented(path) ? [placeValue(`Write ${only} without the list`, path, only)] : [];
}

function asNumber({ value, path }: Spot): readonly Candidate[] {
  const digits = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
  return digits === undefined ? [] : [placeValue(`Write ${digits} without quotes`, path, digits)];
}

/** `port: [80, 443]`: an entry for each. */
function asPorts({ object, value, path, commented }: Spot): readonly Candidate[] {
  const at = path.slice(0, -1);
  const entry = mappingIn(object, at);
  const index = at.at(-1);
  if (!Array.isArray(value) || value.length === 0 || entry === undefined || typeof index !== 'number') return [];
  // One end is not each entry's.
  if (commented(path) || Object.hasOwn(entry, 'endPort')) return [];
  if (!value.every((one) => typeof one === 'number' || typeof one === 'string')) return [];
  const [first = 0, ...others] = value;
  const list = at.slice(0, -1);
  return [
    place('Write an entry for each port', [
      { type: 'set', path, value: first },
      ...others.map((port, place) => ({
        type: 'insert' as const,
        path: list,
        index: index + 1 + place,
        value: { ...entry, port },
      })),
    ]),
  ];
}

function mappingIn(object: unknown, path: Spot['path']): Readonly<Record<string, YamlValue>> | undefined {
  let at = object;
  for (const step of path) at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return isMapping(at) ? at : undefined;
}

function asList(spot: Spot, items: Shape): readonly Candidate[] {
  const { value, path } = spot;
  if (typeof value === 'string' && items.type === 'text') {
    const parts = value.split(/[\s,]+/).filter((part) => part !== '');
    const texts = keyOf(path) === 'policyTypes' ? parts.map(capitalised) : parts;
    if (keyOf(path) === 'policyTypes' && !texts.every((one) => one === 'Ingress' || one === 'Egress')) return [];
    return texts.length === 0 ? [] : [placeValue(`Write the list [${texts.join(', ')}]`, path, texts)];
  }
  if (spot.commented(path)) return [];
  if ((typeof value === 'number' || typeof value === 'boolean') && items.type === 'text') {
    const written = spot.written(path);
    return [placeValue(`Write the list ["${written}"]`, path, [written])];
  }
  if (items.type !== 'object') return [];
  if (isMapping(value)) {
    // `ingress: {}` is as likely meant to be empty as to be a rule for anyone.
    if (Object.keys(value).length === 0 || !spot.rewritable(path)) return [];
    return [placeValue('Make it a list of one item', path, [value])];
  }
  const item = itemOf(value, items.name);
  return item === undefined ? [] : [placeValue(`Write a list with ${item.told}`, path, [item.value])];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

function asLabels(spot: Spot): readonly Candidate[] {
  const { value, path } = spot;
  const labels = typeof value === 'string' ? labelsInText(value) : Array.isArray(value) ? labelsInList(value) : undefined;
  return labels === undefined || !spot.rewritable(path) ? [] : [placeValue(`Write ${toldLabels(labels)}`, path, labels)];
}

function asObject(spot: Spot, name: Extract<Shape, { type: 'object' }>['name']): readonly Candidate[] {
  const { value, path } = spot;
  if (!spot.rewritable(path)) return [];
  if (Array.isArray(value)) {
    const [only] = value;
    if (value.length === 1 && isMapping(only)) return [placeValue('Write it without the dash', path, only)];
    const labels = name === 'selector' ? labelsInList(value) : undefined;
    if (labels !== undefined) return [placeValue(`Write matchLabels with ${toldLabels(labels)}`, path, { matchLabels: labels })];
    const everything = keyOf(path) === 'namespaceSelector' ? 'every namespace' : 'every pod';
    return name === 'selector' && value.length === 0 ? [placeValue(`Write {}: ${everything}`, path, {})] : [];
  }
  const item = itemOf(value, name);
  return item === undefined ? [] : [placeValue(`Write ${item.told}`, path, item.value)];
}

/** A mapping that someone wrote in short: a port as `80/TCP`, a block as its CIDR, a selector as `app=web`. */
function itemOf(value: unknown, name: string): { readonly told: string; readonly value: YamlValue } | undefined {
  if (name === 'port' && (typeof value === 'number' || typeof value === 'string')) {
    const port = typeof value === 'number' ? { port: value } : portInText(value);
    return (
      port && {
        told: Object.entries(port)
          .map(([key, one]) => `${key}: ${one}`)
          .join(', '),
        value: port,
      }
    );
  }
  if (typeof value !== 'string') return undefined;
  if (name === 'selector') {
    const labels = labelsInText(value);
    return labels && { told: `matchLabels with ${toldLabels(labels)}`, value: { matchLabels: labels } };
  }
  if (name === 'metadata') return { told: `name: ${value}`, value: { name: value } };
  const cidr = cidrInText(value.trim());
  if (cidr === undefined) return undefined;
  if (name === 'block') return { told: `cidr: ${cidr}`, value: { cidr } };
  return name === 'peer' ? { told: `ipBlock with cidr: ${cidr}`, value: { ipBlock: { cidr } } } : undefined;
}

function toldLabels(labels: Readonly<Record<string, YamlValue>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(', ');
}
