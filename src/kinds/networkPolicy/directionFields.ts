import type { Direction } from '../../engine/policy';

/** How the API spells what belongs to a direction. */
export interface DirectionFields {
  /** The entry of `policyTypes`. */
  readonly type: 'Ingress' | 'Egress';
  /** The rule's field with its peers. */
  readonly peers: 'from' | 'to';
  /** The Go struct of a rule. */
  readonly struct: string;
}

export const DIRECTION_FIELDS: Readonly<Record<Direction, DirectionFields>> = {
  ingress: { type: 'Ingress', peers: 'from', struct: 'NetworkPolicyIngressRule' },
  egress: { type: 'Egress', peers: 'to', struct: 'NetworkPolicyEgressRule' },
};
