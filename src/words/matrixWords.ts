import type { CellState, MatrixLine } from '../answers/matrix';
import type { PortSet } from '../engine';
import { portsWords } from './portsWords';
import { counted } from './segment';

/** Whom a line of the matrix stands for: `Deployment default/web`, `namespace shop, 12 workloads`. */
export function lineName({ type, namespace, kind, name, workloads }: MatrixLine): string {
  switch (type) {
    case 'workload':
      return `${kind} ${namespace}/${name}`;
    case 'namespace':
      return `namespace ${namespace}, ${counted(workloads, 'workload')}`;
    case 'outside':
      return 'addresses outside the cluster';
  }
}

/** What a cell says: `default/web to default/db: allowed on TCP 5432`. */
export function cellName(from: MatrixLine, to: MatrixLine, state: CellState, ports: PortSet | undefined): string {
  return `${shortly(from)} to ${shortly(to)}: ${stateOf(from, state, ports)}`;
}

function shortly(line: MatrixLine): string {
  switch (line.type) {
    case 'workload':
      return `${line.namespace}/${line.name}`;
    case 'namespace':
      return `namespace ${line.namespace}`;
    case 'outside':
      return 'outside cluster';
  }
}

function stateOf(from: MatrixLine, state: CellState, ports: PortSet | undefined): string {
  const on = ports === undefined ? '' : ` on ${portsWords(ports)}`;
  switch (state) {
    case 'allowed':
      return 'allowed on every port';
    case 'ports':
      return `allowed${on}`;
    case 'depends':
      return `depends${on}`;
    case 'denied':
      return 'denied';
    case 'mixed':
      return 'allowed for some of them';
    case 'self':
      return from.type === 'namespace' ? 'nobody else is in it' : 'itself';
  }
}
