import { type CoveredRow, cover } from '../../engine';
import type { Policy } from '../../engine/policy';
import { drawPicture, keepEqual, type Picture } from '../../picture';
import { assumptionsOf, type ClusterProfile } from '../../workspace/profile';

/** What a policy's rows say, and its picture. */
export interface Drawn {
  readonly ingress: readonly CoveredRow[];
  readonly egress: readonly CoveredRow[];
  readonly picture: Picture;
}

const drawnBefore = new WeakMap<Policy, { readonly profile: ClusterProfile; readonly drawn: Drawn }>();
let lastPicture: Picture | undefined;

/**
 * Draws a policy for a cluster. Everyone who asks about the same policy gets the same answer, worked out once. What looks the
 * same in the picture that was drawn before stays the same objects, and need not be rendered again.
 */
export function drawn(policy: Policy, profile: ClusterProfile): Drawn {
  const before = drawnBefore.get(policy);
  if (before?.profile === profile) return before.drawn;
  const assumptions = assumptionsOf(profile);
  const rows = { ingress: cover(policy, 'ingress', assumptions), egress: cover(policy, 'egress', assumptions) };
  lastPicture = keepEqual(lastPicture, drawPicture(policy, rows));
  const now = { ...rows, picture: lastPicture };
  drawnBefore.set(policy, { profile, drawn: now });
  return now;
}
