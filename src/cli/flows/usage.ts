import { ANSWER_USAGE } from '../commonOptions';
import { PATH_USAGE } from '../usage';

/** What `drawbridge flows --help` prints. */
export const USAGE = `drawbridge flows replay PATH… --flows FILE [options]
drawbridge flows propose --flows FILE [PATH…] [--namespace NS] [options]

replay decides each flow that Hubble observed by the NetworkPolicies of the
files as they are now, and tells which would now be dropped, which would now be
forwarded, and which cannot be decided and why.

propose prints NetworkPolicies for what was observed: requests that were
forwarded and nothing else, in both directions, for one namespace or for every
one that was seen. What the files allow already is not repeated. A direction in
which something was seen that no rule can name stays open.

${PATH_USAGE}

      --flows FILE         what hubble observe printed, in any form (json,
                           jsonpb, compact, dict, table), plain or as gzip;
                           - for standard input; may stand several times
  -f, --format FORMAT      text, json (text when left out), for replay
${ANSWER_USAGE}  -h, --help               tells this

For propose, --namespace is also the one that policies are proposed for.

Exit codes of replay: 0 nothing that was forwarded would be dropped, 1 something
would, 2 something could not be read or understood. Of propose: 0, or 2.
`;
