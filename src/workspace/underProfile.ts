import type { ClusterProfile } from './profile';
import type { Problem } from './workspace';

/**
 * The problem as it is in that cluster: what only later versions refuse is an error there, and none before; a warning
 * that names the version while none is chosen.
 */
export function underProfile<P extends Pick<Problem, 'severity' | 'refused' | 'since'>>(
  problem: P,
  profile: ClusterProfile,
): P | undefined {
  if (problem.since === undefined || profile.kubernetes === undefined) return problem;
  return profile.kubernetes >= problem.since ? { ...problem, severity: 'error', refused: true } : undefined;
}
