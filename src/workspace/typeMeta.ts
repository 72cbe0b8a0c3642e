import type { Path } from '../text/path';

/** What an object is: its apiVersion and kind, each empty when it does not say. */
export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

export const NO_TYPE: TypeMeta = { apiVersion: '', kind: '' };

/** What an object says it is, or `otherwise` when it says neither. Total: any value gives an answer. */
export function typeOf(value: unknown, otherwise: TypeMeta): TypeMeta {
  const own = { apiVersion: textAt(value, 'apiVersion'), kind: textAt(value, 'kind') };
  return own.apiVersion === '' && own.kind === '' ? otherwise : own;
}

/**
 * What the items of a list are that do not say it: a NetworkPolicyList holds NetworkPolicies of its apiVersion (apimachinery,
 * `UnstructuredJSONScheme`). Of a plain `List` that is no kind at all.
 */
export function itemTypeOf({ apiVersion, kind }: TypeMeta): TypeMeta {
  return { apiVersion, kind: kind.replace(/List$/, '') };
}

/** The items of a list of objects: any kind that ends in "List". `kubectl get` prints `List`, the API `NetworkPolicyList`. */
export function itemsOf(value: unknown, { kind }: TypeMeta): readonly unknown[] | undefined {
  const items = own(value, 'items');
  return kind.endsWith('List') && Array.isArray(items) ? items : undefined;
}

/**
 * The object at `base` of a document's value, and what it is; undefined when nothing stands there. `otherwise`: what the
 * document's value is when it does not say it.
 */
export function objectAt(
  root: unknown,
  base: Path,
  otherwise: TypeMeta,
): { readonly value: object; readonly type: TypeMeta } | undefined {
  let value = root;
  let type = typeOf(root, otherwise);
  for (const step of base) {
    const list = Array.isArray(value);
    value = own(value, step);
    // Every second step leads from a list's items to one of them.
    if (list) type = typeOf(value, itemTypeOf(type));
  }
  return typeof value === 'object' && value !== null ? { value, type } : undefined;
}

function textAt(value: unknown, key: string): string {
  const text = own(value, key);
  return typeof text === 'string' ? text : '';
}

/** The own value of a mapping's key or a list's item; undefined for what is neither. */
export function own(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}
