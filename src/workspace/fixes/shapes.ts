import type { Path } from '../../text/path';

/** What the API expects at a place of a NetworkPolicy (networking.k8s.io/v1). `port` is a number or a name. */
export type Shape =
  | { readonly type: 'text' | 'integer' | 'port' | 'any' }
  | { readonly type: 'map'; readonly values: Shape }
  | { readonly type: 'list'; readonly items: Shape }
  | { readonly type: 'object'; readonly name: ObjectName; readonly fields: Readonly<Record<string, Shape>> };

export type ObjectShape = Extract<Shape, { type: 'object' }>;

export type ObjectName = 'policy' | 'metadata' | 'spec' | 'rule' | 'peer' | 'port' | 'selector' | 'requirement' | 'block';

const text: Shape = { type: 'text' };
const integer: Shape = { type: 'integer' };
const list: Shape = { type: 'list', items: { type: 'any' } };
const texts: Shape = { type: 'list', items: text };
const textMap: Shape = { type: 'map', values: text };

const selector: Shape = {
  type: 'object',
  name: 'selector',
  fields: {
    matchLabels: textMap,
    matchExpressions: {
      type: 'list',
      items: { type: 'object', name: 'requirement', fields: { key: text, operator: text, values: texts } },
    },
  },
};

const peers: Shape = {
  type: 'list',
  items: {
    type: 'object',
    name: 'peer',
    fields: {
      podSelector: selector,
      namespaceSelector: selector,
      ipBlock: { type: 'object', name: 'block', fields: { cidr: text, except: texts } },
    },
  },
};

const ports: Shape = {
  type: 'list',
  items: { type: 'object', name: 'port', fields: { port: { type: 'port' }, endPort: integer, protocol: text } },
};

function rules(peersField: 'from' | 'to'): Shape {
  return { type: 'list', items: { type: 'object', name: 'rule', fields: { [peersField]: peers, ports } } };
}

const policy: Shape = {
  type: 'object',
  name: 'policy',
  fields: {
    apiVersion: text,
    kind: text,
    metadata: {
      type: 'object',
      name: 'metadata',
      fields: {
        name: text,
        generateName: text,
        namespace: text,
        labels: textMap,
        annotations: textMap,
        selfLink: text,
        uid: text,
        resourceVersion: text,
        generation: integer,
        creationTimestamp: text,
        deletionTimestamp: text,
        deletionGracePeriodSeconds: integer,
        ownerReferences: list,
        finalizers: texts,
        managedFields: list,
      },
    },
    spec: {
      type: 'object',
      name: 'spec',
      fields: { podSelector: selector, policyTypes: texts, ingress: rules('from'), egress: rules('to') },
    },
  },
};

/** What is expected at a path; undefined where the API knows nothing. */
export function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = policy;
  for (const step of path) {
    if (shape?.type === 'list') shape = typeof step === 'number' ? shape.items : undefined;
    else if (shape?.type === 'map') shape = shape.values;
    else if (shape?.type === 'object')
      shape = typeof step === 'string' && Object.hasOwn(shape.fields, step) ? shape.fields[step] : undefined;
    else return undefined;
  }
  return shape;
}

function namesIn(shape: Shape): readonly string[] {
  if (shape.type === 'list') return namesIn(shape.items);
  if (shape.type !== 'object') return [];
  return Object.entries(shape.fields).flatMap(([name, field]) => [name, ...namesIn(field)]);
}

/** The names of all fields of a NetworkPolicy. */
export const FIELD_NAMES: ReadonlySet<string> = new Set(namesIn(policy));

function holdersIn(shape: Shape): readonly string[] {
  if (shape.type === 'list') return holdersIn(shape.items);
  if (shape.type !== 'object') return [];
  return Object.entries(shape.fields).flatMap(([name, field]) => {
    const within = field.type === 'list' ? field.items : field;
    return within.type === 'object' || within.type === 'map' ? [name, ...holdersIn(field)] : [];
  });
}

/** The names of the fields whose values are no texts: what stands in them has a name of its own. */
export const HOLDING_NAMES: ReadonlySet<string> = new Set(holdersIn(policy));
