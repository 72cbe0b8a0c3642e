/** Where the name of a reason (flow.proto, DropReason) and Hubble's words for it are not the same words. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['policydeny', 'policydeniedbydenylist'],
  ['authrequired', 'authenticationrequired'],
]);

/** One spelling for a reason, whether its name is given (`POLICY_DENIED`) or Hubble's words (`Policy denied`). */
export function reasonKey(reason: string): string {
  const plain = reason.toLowerCase().replace(/[^a-z0-9]/g, '');
  return OTHER_WORDS.get(plain) ?? plain;
}

/** A reason as a value of `--drop-reason-desc`. */
export function reasonName(reason: string): string {
  const key = reasonKey(reason);
  if (key === 'policydeniedbydenylist') return 'POLICY_DENY';
  if (key === 'authenticationrequired') return 'AUTH_REQUIRED';
  return reason
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
}
