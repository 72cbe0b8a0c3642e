import type { Direction } from '../../engine/policy';
import type { Path } from '../../text/path';
import { DIRECTION_FIELDS } from './directionFields';
import { isMapping, type Mapping, own } from './mapping';
import { nearestNames } from './nearestNames';

/** A part of a spec that can be unknown on its own. */
export type SpecPart = 'subject' | 'policyTypes' | Direction;

/** A field that nobody knows, and whether it may have been meant to narrow what stands there (`from`, `ports`). */
export interface StrayField {
  readonly path: Path;
  readonly narrows: boolean;
}

/** For each part a field that may have been meant for it, one that narrows before others. */
export type StrayFields = ReadonlyMap<SpecPart, StrayField>;

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];
const EVERY_PART: readonly SpecPart[] = ['subject', 'policyTypes', ...DIRECTIONS];

type Names = Readonly<Record<string, readonly SpecPart[]>>;

/** What names are about, wherever they stand. */
const NAMES = { policyTypes: ['policyTypes'], ingress: ['ingress'], egress: ['egress'] } as const;

/**
 * What names are about where those of the spec belong: also those of deeper levels and of other kinds of policy. `ports` is
 * told apart below.
 */
const SPEC_NAMES: Names = {
  ...NAMES,
  podSelector: ['subject'],
  matchLabels: ['subject'],
  matchExpressions: ['subject'],
  selector: ['subject'],
  endpointSelector: ['subject'],
  namespaceSelector: ['subject', ...DIRECTIONS],
  types: ['policyTypes'],
  from: ['ingress'],
  ingressDeny: ['ingress'],
  to: ['egress'],
  egressDeny: ['egress'],
  ports: DIRECTIONS,
  ipBlock: DIRECTIONS,
  rules: DIRECTIONS,
};

/** The names of what restricts a rule, or takes back what others allow. */
const NARROWING = ['from', 'to', 'ports', 'ipBlock', 'namespaceSelector', 'ingressDeny', 'egressDeny'];

/**
 * What of a spec is unknown because a field that the API does not know may have been meant for it: misspelt, out of its
 * place, or of another kind of policy. Kubectl refuses them all; what they would have changed is never told as if they
 * were not there. `object` holds the spec.
 */
export function strayFields(object: Mapping, spec: Mapping): StrayFields {
  const found = new Map<SpecPart, StrayField>();
  const look = (holder: unknown, at: Path, known: readonly string[], names: Names): void => {
    for (const key of isMapping(holder) ? Object.keys(holder) : []) {
      if (known.includes(key)) continue;
      for (const name of nearestNames(key, Object.keys(names))) {
        const narrows = NARROWING.includes(name);
        for (const part of name === 'ports' ? directionsWritten(spec) : (names[name] ?? [])) {
          const before = found.get(part);
          if (before === undefined || (narrows && !before.narrows)) found.set(part, { path: [...at, key], narrows });
        }
      }
    }
  };
  look(spec, ['spec'], ['podSelector', 'policyTypes', ...DIRECTIONS], SPEC_NAMES);
  look(object, [], ['apiVersion', 'kind', 'metadata', 'spec', 'status'], { ...SPEC_NAMES, spec: EVERY_PART });
  // Indented too far.
  look(own(spec, 'podSelector'), ['spec', 'podSelector'], ['matchLabels', 'matchExpressions'], NAMES);
  for (const direction of DIRECTIONS) {
    const rules = own(spec, direction);
    const fields = [DIRECTION_FIELDS[direction].peers, 'ports'];
    // What is about the rule's own direction makes the rule unreadable, and so is told.
    const names = { ...NAMES, [direction]: [] };
    for (const [index, rule] of Array.isArray(rules) ? rules.entries() : [])
      look(rule, ['spec', direction, index], fields, names);
  }
  return found;
}

/** The directions of which something stands in the spec; both when nothing does. */
function directionsWritten(spec: Mapping): readonly Direction[] {
  const written = DIRECTIONS.filter((one) => Object.hasOwn(spec, one) || Object.hasOwn(spec, DIRECTION_FIELDS[one].peers));
  return written.length === 0 ? DIRECTIONS : written;
}
