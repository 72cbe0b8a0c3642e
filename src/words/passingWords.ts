import type { PassingPorts } from '../answers/changes';
import { isAllPorts, isNoPorts, subtractPorts } from '../engine';
import { portsWords } from './portsWords';

/** What `perhaps` hangs on: that pods of one workload differ, or an address that is not known. */
function condition(differs: boolean): string {
  return differs ? 'for some of the pods' : 'depending on an address';
}

/** The ports that pass: `every port`, `TCP 80`, `TCP 80, and TCP 443 for some of the pods`, `no port`. */
export function passingWords({ sure, perhaps, differs }: PassingPorts): string {
  const more = subtractPorts(perhaps, sure);
  if (isNoPorts(more)) return portsWords(sure);
  const told = `${portsWords(more)} ${condition(differs)}`;
  return isNoPorts(sure) ? told : `${portsWords(sure)}, and ${told}`;
}

/** The verdict on a connection: `allowed`, `allowed on TCP 80`, `depends`, `denied`. */
export function verdictWords({ sure, perhaps, differs }: PassingPorts): string {
  if (isNoPorts(perhaps)) return 'denied';
  const more = subtractPorts(perhaps, sure);
  if (isNoPorts(more)) return isAllPorts(sure) ? 'allowed' : `allowed on ${portsWords(sure)}`;
  const told = `${isAllPorts(more) ? '' : `on ${portsWords(more)} `}${condition(differs)}`;
  return isNoPorts(sure) ? `allowed ${told}` : `allowed on ${portsWords(sure)}, and ${told}`;
}
