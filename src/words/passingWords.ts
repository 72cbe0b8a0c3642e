import type { PassingPorts } from '../answers/changes';
import { isAllPorts, isNoPorts, subtractPorts } from '../engine';
import { portsWords } from './portsWords';

/**
 * The ports that pass: `every port`, `TCP 80, perhaps TCP 443` where that hangs on an address, `TCP 443 for some pods`
 * where pods of one workload differ, `no port`.
 */
export function passingWords({ sure, perhaps, differs }: PassingPorts): string {
  const more = subtractPorts(perhaps, sure);
  if (isNoPorts(more)) return portsWords(sure);
  const told = differs ? `${portsWords(more)} for some pods` : `perhaps ${portsWords(more)}`;
  return isNoPorts(sure) ? told : `${portsWords(sure)}, ${told}`;
}

/** The verdict on a connection: `allowed`, `allowed on TCP 80, perhaps on TCP 443`, `allowed for some pods`, `denied`. */
export function verdictWords({ sure, perhaps, differs }: PassingPorts): string {
  if (isNoPorts(perhaps)) return 'denied';
  const more = subtractPorts(perhaps, sure);
  const on = isAllPorts(perhaps) && isNoPorts(sure) ? '' : ` on ${portsWords(isNoPorts(more) ? sure : more)}`;
  if (isNoPorts(more)) return isAllPorts(sure) ? 'allowed' : `allowed${on}`;
  if (isNoPorts(sure)) return differs ? `allowed${on} for some pods` : `perhaps allowed${on}`;
  return `allowed on ${portsWords(sure)},${differs ? `${on} for some pods` : ` perhaps${on}`}`;
}
