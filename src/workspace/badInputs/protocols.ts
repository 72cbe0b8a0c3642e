import { type BadInput, bad, port } from './badInput';
import { unmarshal } from './serverTexts';

const PORT = 'spec.ingress[0].ports[0]';
const FIELD = 'spec.ingress.ports';
const STRUCT = 'NetworkPolicyPort';
const PROTOCOLS = 'supported values: "TCP", "UDP", "SCTP"';

/** What is wrong with the protocols of ports. */
export const PROTOCOL_INPUTS: readonly BadInput[] = [
  bad(
    'a protocol in lower case',
    port('protocol: tcp «\nport: 80'),
    `error ${PORT}.protocol: Unsupported value: "tcp": ${PROTOCOLS}`,
    ['Use TCP'],
    port('protocol: TCP\nport: 80'),
  ),
  bad(
    'a protocol on top of TCP',
    port('protocol: HTTPS «\nport: 443'),
    `error ${PORT}.protocol: Unsupported value: "HTTPS": ${PROTOCOLS}`,
    ['Use TCP'],
    port('protocol: TCP\nport: 443'),
  ),
  bad('a protocol with a port', port('protocol: udp/53 «'), `error ${PORT}.protocol: Unsupported value: "udp/53": ${PROTOCOLS}`, [
    'Use UDP',
  ]),
  bad(
    'two protocols in one',
    port('protocol: TCP,UDP «\nport: 53'),
    `error ${PORT}.protocol: Unsupported value: "TCP,UDP": ${PROTOCOLS}`,
    ['Use TCP', 'Use UDP'],
  ),
  bad(
    'a protocol the API does not have',
    port('protocol: ICMP «'),
    `error ${PORT}.protocol: Unsupported value: "ICMP": ${PROTOCOLS}`,
    ['Use TCP', 'Use UDP', 'Use SCTP'],
  ),
  bad(
    'a protocol as its number',
    port('protocol: 6 «\nport: 80'),
    `error ${FIELD}.protocol: ${unmarshal('number', STRUCT, `${FIELD}.protocol`, 'v1.Protocol')}: this must be text…`,
  ),
  bad(
    'a protocol as a list',
    port('protocol: [TCP] «\nport: 53'),
    `error ${FIELD}.protocol: ${unmarshal('array', STRUCT, `${FIELD}.protocol`, 'v1.Protocol')}: write text here`,
    ['Write TCP without the list'],
    port('protocol: TCP\nport: 53'),
  ),
];
