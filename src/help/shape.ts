import type { Path } from '../text/path';
import type { docs } from './docs';
import { listFields, objectFields, policyFields } from './fields';

/**
 * What may stand at a place. `labels`: a mapping of label keys to values. `text` with `values`: one of these; with `besides`
 * other texts too: a longer or shorter one (`like`), or something else altogether (`other`). `from`: what the open files can
 * suggest for it.
 */
export type Shape =
  | { readonly type: 'object'; readonly fields: readonly Field[] }
  | { readonly type: 'list'; readonly item: Shape }
  | { readonly type: 'labels'; readonly of: 'pods' | 'namespaces' | 'own' }
  | { readonly type: 'map' }
  | {
      readonly type: 'text';
      readonly values?: readonly AllowedValue[];
      readonly besides?: 'like' | 'other';
      readonly from?: Known;
    }
  | { readonly type: 'number' }
  | { readonly type: 'any' };

export type Known = 'namespaces' | 'podLabelKeys' | 'namespaceLabelKeys' | 'labelValues' | 'portNames';

export interface AllowedValue {
  readonly value: string;
  readonly meaning: string;
}

/**
 * One field of the API, in our own words. `type` is what people call it; `absent` says what leaving it out or empty means;
 * `server`: only the server writes it, so it is explained and never offered.
 */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly shape: Shape;
  readonly meaning: string;
  readonly absent?: string;
  readonly docs: keyof typeof docs;
  readonly server?: boolean;
}

/** The shape of what objects of a kind hold at the top. */
export function objectShape(kind: 'policy' | 'list' | 'object'): Shape {
  return { type: 'object', fields: kind === 'policy' ? policyFields : kind === 'list' ? listFields : objectFields };
}

/** The shape of the value at a path below a shape; undefined where nothing is known. */
export function shapeAt(shape: Shape, path: Path): Shape | undefined {
  let at: Shape | undefined = shape;
  for (const step of path) at = at && below(at, step);
  return at;
}

/** The field at a path, when its last step is one. */
export function fieldAt(shape: Shape, path: Path): Field | undefined {
  const name = path[path.length - 1];
  const parent = shapeAt(shape, path.slice(0, -1));
  return parent?.type === 'object' ? parent.fields.find((field) => field.name === name) : undefined;
}

function below(shape: Shape, step: string | number): Shape | undefined {
  switch (shape.type) {
    case 'object':
      return shape.fields.find((field) => field.name === step)?.shape;
    case 'list':
      return typeof step === 'number' ? shape.item : undefined;
    case 'labels':
      return typeof step === 'string' ? { type: 'text', from: 'labelValues' } : undefined;
    case 'map':
    case 'text':
    case 'number':
    case 'any':
      return undefined;
  }
}
