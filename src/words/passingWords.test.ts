import { expect, test } from 'vitest';
import { ALL_PORTS, NO_PORTS, type PortSet, portsOf } from '../engine';
import { passingWords, verdictWords } from './passingWords';

const tcp = (...ports: readonly number[]): PortSet =>
  portsOf(ports.map((port) => ({ protocol: 'TCP', port, endPort: undefined })));

test.each<[PortSet, PortSet, boolean, string, string]>([
  [ALL_PORTS, ALL_PORTS, false, 'every port', 'allowed'],
  [NO_PORTS, NO_PORTS, false, 'no port', 'denied'],
  [tcp(80), tcp(80), false, 'TCP 80', 'allowed on TCP 80'],
  [NO_PORTS, tcp(80), false, 'perhaps TCP 80', 'perhaps allowed on TCP 80'],
  [NO_PORTS, ALL_PORTS, false, 'perhaps every port', 'perhaps allowed'],
  [NO_PORTS, ALL_PORTS, true, 'every port for some pods', 'allowed for some pods'],
  [NO_PORTS, tcp(80), true, 'TCP 80 for some pods', 'allowed on TCP 80 for some pods'],
  [tcp(80), tcp(80, 443), false, 'TCP 80, perhaps TCP 443', 'allowed on TCP 80, perhaps on TCP 443'],
  [tcp(80), tcp(80, 443), true, 'TCP 80, TCP 443 for some pods', 'allowed on TCP 80, on TCP 443 for some pods'],
])('%#', (sure, perhaps, differs, ports, verdict) => {
  expect(passingWords({ sure, perhaps, differs })).toBe(ports);
  expect(verdictWords({ sure, perhaps, differs })).toBe(verdict);
});
