import { ANSWER_USAGE } from '../commonOptions';
import { LIST_FORMATS } from '../list/options';

/** What `drawbridge diff --help` prints. */
export const USAGE = `drawbridge diff OLD NEW [options]

Tells the connections that change from one set of manifests to another: what is
newly allowed or refused, on which ports, and the rule or policy that makes it
so. Workloads are the same where namespace, kind and name are.

OLD and NEW are a file or a folder each, or - for standard input. Folders are
searched for .yaml, .yml and .json files; hidden ones and node_modules are left
out.

  -f, --format FORMAT      ${LIST_FORMATS.join(', ')} (text when left out);
                           markdown is for a pull request
${ANSWER_USAGE}  -h, --help               tells this

Exit codes: 0 nothing changes, 1 connections change, or workloads come or go,
2 something could not be read or understood, or neither shows workloads.
`;
