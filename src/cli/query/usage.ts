import { ANSWER_USAGE } from '../commonOptions';
import { PATH_USAGE } from '../usage';
import { QUERY_FORMATS } from './options';

/** What `drawbridge query --help` prints. */
export const USAGE = `drawbridge query PATH… --from WHO --to WHO [options]
drawbridge query PATH… --batch FILE [options]

Answers who may connect to whom under all NetworkPolicies of the files together,
and what decides it. Without a port it tells the ports that are allowed.

${PATH_USAGE}

WHO is NAMESPACE/POD, NAMESPACE/KIND/NAME (kinds as kubectl takes them: deploy,
sts, svc, …) or an IP address. NAMESPACE/NAME that is no pod's is a workload's.

      --from WHO           who connects
      --to WHO             where to; a service is asked by its own ports
  -p, --port PORT          a number, or the name a container or service gives it
      --protocol NAME      TCP, UDP or SCTP (TCP when left out)
      --batch FILE         answers each line of a file (- for standard input):
                           {"from": {"namespace", "workload", "kind"} or
                           {"namespace", "pod"} or {"ip"}, "to": …, "protocol",
                           "port"}, by a line {"verdict": "allowed", "denied" or
                           "unknown" with a "reason"}
  -f, --format FORMAT      ${QUERY_FORMATS.join(', ')} (text when left out)
${ANSWER_USAGE}  -h, --help               tells this

Exit codes: 0 allowed, 3 denied, 2 no verdict: something could not be read or
understood, nobody is found, or it hangs on what is not known. A batch that was
answered to its end: 0.
`;
