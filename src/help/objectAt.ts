import type { Path } from '../text/path';
import { keyOf, pathOf } from './sketch';
import type { SketchNode } from './sketchNode';

/** The Kubernetes object a place belongs to. `base`: its path in the document, `['items', n]` in a List. */
export interface ObjectAt {
  readonly apiVersion: string;
  readonly kind: string;
  readonly base: Path;
}

/** The object around a node, as far as it says what it is. */
export function objectAt(node: SketchNode): ObjectAt {
  const way: SketchNode[] = [];
  for (let at: SketchNode | undefined = node; at; at = at.parent) way.unshift(at);
  const [root, items, item] = way;
  const inList = said(root, 'kind').endsWith('List') && items?.name === 'items' && item?.type === 'item';
  const object = inList ? item : root;
  return { apiVersion: said(object, 'apiVersion'), kind: said(object, 'kind'), base: inList && item ? pathOf(item) : [] };
}

/** A path of the document as one of the object. */
export function pathInObject({ base }: ObjectAt, path: Path): Path {
  return base.every((step, index) => path[index] === step) ? path.slice(base.length) : path;
}

/**
 * What an object is to be helped with: as a NetworkPolicy (also while it does not say yet what it is), as a list of
 * objects, or only with what all objects have. What is being written at `path` itself does not count.
 */
export function kindOfHelp(object: ObjectAt, path: Path): 'policy' | 'list' | 'object' {
  const being = path.length === 1 ? path[0] : undefined;
  const kind = being === 'kind' ? '' : object.kind;
  const apiVersion = being === 'apiVersion' ? '' : object.apiVersion;
  const { base } = object;
  if (kind.endsWith('List') && base.length === 0) return 'list';
  const policy = kind === 'NetworkPolicy' || kind === '';
  return policy && (apiVersion === '' || apiVersion === 'networking.k8s.io/v1') ? 'policy' : 'object';
}

function said(object: SketchNode | undefined, key: string): string {
  return keyOf(object, key)?.value?.text ?? '';
}
