import { nameOfReason, reasonByName } from './read/dropReasons';

/** One spelling for a reason, whether its name is given (`POLICY_DENIED`) or Hubble's words (`Policy denied`). */
export function reasonKey(reason: string): string {
  return (reasonByName(reason.toUpperCase()) ?? reason).toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A reason as a value of `--drop-reason-desc`. */
export function reasonName(reason: string): string {
  return nameOfReason(reason) ?? reason.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
