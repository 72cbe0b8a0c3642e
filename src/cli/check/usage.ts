import { NETWORK_PLUGINS } from '../../workspace/profile';
import { PATH_USAGE, wrappedList } from '../usage';
import { FORMATS } from './options';

/** What `drawbridge check --help` prints. */
export const USAGE = `drawbridge check PATH… [options]

Checks Kubernetes NetworkPolicies: everything the API server would refuse, and
what it takes and its writer may not have meant (lints). Objects of other kinds
are passed over.

${PATH_USAGE}

  -f, --format FORMAT      ${FORMATS.join(', ')} (text when left out)
      --kubernetes 1.31    the cluster's version, for what depends on it
      --plugin NAME        the cluster's network plugin, for what depends on it:
${wrappedList(NETWORK_PLUGINS, '                           ')}
  -n, --namespace NAME     the namespace of policies that name none (default)
      --no-lints           tells only what the API server refuses or warns of
      --fail-on SEVERITY   error or warning: from which on the exit code is 1
  -q, --quiet              tells errors alone, and no summary
  -h, --help               tells this
      --version            tells the version

Exit codes: 0 nothing found that fails the check, 1 errors found (with
--fail-on warning also warnings), 2 something could not be read or understood.
`;
