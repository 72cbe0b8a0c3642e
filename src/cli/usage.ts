import { NETWORK_PLUGINS } from '../workspace/profile';
import { FORMATS } from './options';

function wrapped(words: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 76) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}

/** What `drawbridge --help` prints. */
export const USAGE = `drawbridge check PATH… [options]

Checks Kubernetes NetworkPolicies: everything the API server would refuse, and
what it takes and its writer may not have meant (lints). Objects of other kinds
are passed over.

PATH is a file, a folder, or - for standard input. Folders are searched for
.yaml, .yml and .json files; hidden ones and node_modules are left out.

  -f, --format FORMAT      ${FORMATS.join(', ')} (text when left out)
      --kubernetes 1.31    the cluster's version, for what depends on it
      --plugin NAME        the cluster's network plugin, for what depends on it:
${wrapped(
  NETWORK_PLUGINS.map((name, index) => (index === NETWORK_PLUGINS.length - 1 ? name : `${name},`)),
  '                           ',
)}
  -n, --namespace NAME     the namespace of policies that name none (default)
      --no-lints           tells only what the API server refuses or warns of
      --fail-on SEVERITY   error or warning: from which on the exit code is 1
  -q, --quiet              tells errors alone, and no summary
  -h, --help               tells this
      --version            tells the version

Exit codes: 0 nothing found that fails the check, 1 errors found (with
--fail-on warning also warnings), 2 something could not be read or understood.
`;
