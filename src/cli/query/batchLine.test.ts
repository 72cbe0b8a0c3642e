import { describe, expect, test } from 'vitest';
import { batchLine } from './batchLine';

const WEB = { namespace: 'shop', workload: 'web', kind: 'deploy' };
const POD = { namespace: 'shop', pod: 'web-1' };

const line = (over: Readonly<Record<string, unknown>>): string => JSON.stringify({ from: WEB, to: POD, ...over });

describe('a line of a batch', () => {
  const asked = {
    from: { type: 'workload', namespace: 'shop', kind: 'deploy', name: 'web' },
    to: { type: 'pod', namespace: 'shop', name: 'web-1' },
    protocol: undefined,
    port: undefined,
  };

  test.each<[string, string, object]>([
    ['both ends', line({}), {}],
    ['a port and a protocol', line({ port: 80, protocol: 'udp' }), { port: 80, protocol: 'UDP' }],
    ['a port by its name', line({ port: 'http' }), { port: 'http' }],
    ['a number in quotes', line({ port: '80' }), { port: 80 }],
    ['nulls are nothing', line({ port: null, protocol: null }), {}],
    ['an address', line({ to: { ip: '10.0.0.1' } }), { to: { type: 'address', ip: '10.0.0.1' } }],
    ['a service', line({ to: { namespace: 'a', service: 's' } }), { to: { type: 'service', namespace: 'a', name: 's' } }],
    ['no namespace', line({ to: { pod: 'p' } }), { to: { type: 'pod', namespace: 'own', name: 'p' } }],
    [
      'no kind',
      line({ to: { workload: 'w', namespace: 'a', kind: null } }),
      { to: { type: 'workload', namespace: 'a', kind: undefined, name: 'w' } },
    ],
    ['an end as on the command line', line({ to: 'shop/web-1' }), { to: { type: 'named', namespace: 'shop', name: 'web-1' } }],
    ['more keys, spaces and a carriage return', ` ${line({ id: 7 })}\r`, {}],
  ])('%s', (_, text, over) => {
    expect(batchLine(text, 'own')).toEqual({ ...asked, ...over });
  });

  test.each<[string, RegExp]>([
    ['', /^The line is empty\.$/],
    ['{', /^The line is no JSON\.$/],
    ['[]', /^The line is no JSON object\.$/],
    ['null', /^The line is no JSON object\.$/],
    ['{"from": {"ip": "10.0.0.1"}}', /^"to" is missing/],
    [line({ from: 7 }), /^"from" is missing, or no object/],
    [line({ from: {} }), /^"from" takes one of workload, pod, service and ip\.$/],
    [line({ from: { pod: 'a', ip: '10.0.0.1' } }), /^"from" takes one of/],
    [line({ from: { pod: 7 } }), /^"pod" of "from" is no text/],
    [line({ from: { pod: '' } }), /^"pod" of "from" is no text, or empty/],
    [line({ to: 'web' }), /^"to": "web" names no namespace/],
    [line({ port: 0 }), /^"port" is a number from 1 to 65535/],
    [line({ port: 80.5 }), /^"port" is a number/],
    [line({ port: [80] }), /^"port" is a number/],
    [line({ port: '' }), /^"port" is a number/],
    [line({ protocol: 'ICMP' }), /^"protocol" is one of TCP, UDP, SCTP\.$/],
    [line({ protocol: 6 }), /^"protocol" is one of/],
  ])('%s is no question', (text, reason) => {
    expect(batchLine(text, 'own')).toEqual({ reason: expect.stringMatching(reason) });
  });
});
