import type { Path, Placement } from '../text';
import { isMapping, setOwn } from './readValue';

/**
 * What a placement makes of plain data: what the document must say after the edit. The old data stay as they are.
 * Undefined when the placement does not fit the data.
 */
export function placeInValue(value: unknown, placement: Placement): { readonly value: unknown } | undefined {
  switch (placement.type) {
    case 'set':
    case 'insert':
    case 'remove':
      return change(value, placement.path, 0, placement);
    case 'move':
    case 'copy':
    case 'split':
    case 'join':
    case 'rename':
      return undefined;
  }
}

type Plain = Extract<Placement, { type: 'set' | 'insert' | 'remove' }>;

function change(value: unknown, path: Path, depth: number, placement: Plain): { readonly value: unknown } | undefined {
  const step = path[depth];
  if (step === undefined) return atTarget(value, placement);
  const last = depth === path.length - 1;
  if (typeof step === 'number') {
    if (!Array.isArray(value) || step < 0 || step >= value.length) return undefined;
    if (last && placement.type === 'remove') return { value: value.toSpliced(step, 1) };
    const inner = change(value[step], path, depth + 1, placement);
    return inner && { value: value.with(step, inner.value) };
  }
  const mapping = value === null || value === undefined ? {} : value;
  if (!isMapping(mapping)) return undefined;
  const copy: { [key: string]: unknown } = {};
  for (const [key, one] of Object.entries(mapping))
    if (!(last && placement.type === 'remove' && key === step)) setOwn(copy, key, one);
  if (last && placement.type === 'remove') return { value: value === null ? null : copy };
  const inner = change(Object.hasOwn(mapping, step) ? mapping[step] : undefined, path, depth + 1, placement);
  if (inner === undefined) return undefined;
  if (placement.type === 'remove' && !Object.hasOwn(mapping, step)) return { value };
  setOwn(copy, step, inner.value);
  return { value: copy };
}

function atTarget(value: unknown, placement: Plain): { readonly value: unknown } | undefined {
  switch (placement.type) {
    case 'set':
      return { value: placement.value };
    case 'insert': {
      const list = value === null || value === undefined ? [] : value;
      if (!Array.isArray(list) || placement.index < 0 || placement.index > list.length) return undefined;
      return { value: list.toSpliced(placement.index, 0, placement.value) };
    }
    case 'remove':
      return undefined;
  }
}
