import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PortWish } from '../intent';
import { formatPort, formatPorts, parsePorts } from './portsText';
import { checkPort } from './wish';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function shown(text: string): string {
  const parsed = parsePorts(text);
  if (!parsed.ok) return `${parsed.part} | ${parsed.error}`;
  return parsed.ports
    .map(({ protocol, port, endPort }) => `${protocol} ${port ?? 'all'}${endPort === undefined ? '' : `..${endPort}`}`)
    .join(', ');
}

describe('the field Ports', () => {
  test.each([
    ['443, 80', 'TCP 443, TCP 80'],
    ['443 80', 'TCP 443, TCP 80'],
    [' 443,,80 ;', 'TCP 443, TCP 80'],
    ['', ''],
    ['8080-8090', 'TCP 8080..8090'],
    ['8080 - 8090 / udp', 'UDP 8080..8090'],
    ['53/UDP', 'UDP 53'],
    ['53/udp, 53/Tcp', 'UDP 53, TCP 53'],
    ['http', 'TCP http'],
    ['http/UDP', 'UDP http'],
    ['my-port', 'TCP my-port'],
    ['UDP', 'UDP all'],
    ['*/udp', 'UDP all'],
    ['udp/udp', 'UDP udp'],
    ['0080', 'TCP 80'],
    ['80, 80/TCP', 'TCP 80'],
    ['1-65535', 'TCP 1..65535'],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ['80, 70000', '70000 | 70000 is no port: ports are numbers from 1 to 65535.'],
    ['0', '0 | 0 is no port: ports are numbers from 1 to 65535.'],
    ['80-70000', '80-70000 | 70000 is no port: ports are numbers from 1 to 65535.'],
    ['90-80', '90-80 | The range 90-80 runs backwards: write the lower port first.'],
    ['53/ICMP', '53/ICMP | “53/ICMP”: after the slash stands TCP, UDP or SCTP.'],
    ['53/UDP/TCP', '53/UDP/TCP | “53/UDP/TCP”: after the slash stands TCP, UDP or SCTP.'],
    ['/UDP', '/UDP | “/UDP”: write a port before the slash, or only UDP for every port of it.'],
    ['*', '* | Leave the field empty for every port, or write */TCP for every port of TCP.'],
    [
      'HTTP',
      'HTTP | “HTTP” is no port: write a number from 1 to 65535, or a name of lower-case letters, digits and single hyphens.',
    ],
    [
      '80-',
      '80- | “80-” is no port: write a number from 1 to 65535, or a name of lower-case letters, digits and single hyphens.',
    ],
    [
      'a-very-long-port-name',
      'a-very-long-port-name | “a-very-long-port-name” is too long for the name of a port: at most 15 characters.',
    ],
  ])('%j is refused with the part and a reason', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  const name = fc.constantFrom('http', 'udp', 'tcp', 'sctp', 'a-1', 'my-port');
  const protocol = fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const);
  const wish: fc.Arbitrary<PortWish> = fc.oneof(
    fc.record({
      protocol,
      port: fc.oneof(fc.integer({ min: 1, max: 65535 }), name, fc.constant(undefined)),
      endPort: fc.constant(undefined),
    }),
    fc.record({ protocol, port: fc.integer({ min: 1, max: 40000 }), endPort: fc.integer({ min: 40000, max: 65535 }) }),
  );

  test('what is shown is read back as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(wish, { selector: formatPort, maxLength: 5 }), (ports) => {
        expect(parsePorts(formatPorts(ports))).toEqual({ ok: true, ports });
      }),
      { numRuns: RUNS },
    );
  });

  test('any text gives ports the server takes, or a part of it and a reason', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-zA-Z,*/ -]{0,20}$/));
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parsePorts(typed);
        if (parsed.ok) expect(parsed.ports.map(checkPort).filter((fault) => fault !== undefined)).toEqual([]);
        else expect(parsed.error).toMatch(/\.$/);
      }),
      { numRuns: RUNS },
    );
  });
});
