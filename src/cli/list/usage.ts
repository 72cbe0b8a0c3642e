import { ANSWER_USAGE } from '../commonOptions';
import { PATH_USAGE } from '../usage';
import { LIST_FORMATS } from './options';

/** What `drawbridge list --help` prints. */
export const USAGE = `drawbridge list PATH… [options]

Lists every connection that the NetworkPolicies of the files let through, all
together: between workloads, and to and from addresses outside the cluster; or
only those from or to somebody.

${PATH_USAGE}

WHO is NAMESPACE, NAMESPACE/POD, NAMESPACE/KIND/NAME (kinds as kubectl takes
them) or an IP address. A pod stands for the workload it belongs to.

      --from WHO           only what this may connect to
      --to WHO             only what may connect to this
  -f, --format FORMAT      ${LIST_FORMATS.join(', ')} (text when left out)
${ANSWER_USAGE}  -h, --help               tells this

Exit codes: 0 listed, 2 something could not be read or understood, or the files
show no workloads, or nobody of that name.
`;
