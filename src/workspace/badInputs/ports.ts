import { type BadInput, bad, port, rule } from './badInput';
import { unmarshal } from './serverTexts';

const PORTS = 'spec.ingress[0].ports';
const PORT = `${PORTS}[0]`;
const FIELD = 'spec.ingress.ports';
const STRUCT = 'NetworkPolicyPort';
const LETTER = 'must contain at least one letter (a-z)';
const CHARACTERS = 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)';
const RANGE = 'must be between 1 and 65535, inclusive';
const LIST = 'write a list here, each item after a dash';

/** What is wrong with ports. */
export const PORT_INPUTS: readonly BadInput[] = [
  bad(
    'a port in quotes',
    port('port: "80" «'),
    `error ${PORT}.port: Invalid value: "80": ${LETTER}`,
    ['Write 80 without quotes'],
    port('port: 80'),
  ),
  bad(
    'a port in quotes, in braces and with a comment',
    rule("ports: [{protocol: TCP, port: '443'}] # https «"),
    `error ${PORT}.port: Invalid value: "443": ${LETTER}`,
    ['Write 443 without quotes'],
    rule('ports: [{protocol: TCP, port: 443}] # https'),
  ),
  bad('port 0', port('port: 0 «'), `error ${PORT}.port: Invalid value: 0: ${RANGE}`),
  bad('a port below 0', port('port: -1 «'), `error ${PORT}.port: Invalid value: -1: ${RANGE}`),
  bad('a port too high', port('port: 70000 «'), `error ${PORT}.port: Invalid value: 70000: ${RANGE}`),
  bad('a port too high in quotes', port('port: "70000" «'), `error ${PORT}.port: Invalid value: "70000": ${LETTER}`),
  bad(
    'the name of a port in upper case',
    port('port: HTTP «'),
    [`error ${PORT}.port: Invalid value: "HTTP": ${CHARACTERS}`, `error ${PORT}.port: Invalid value: "HTTP": ${LETTER}`],
    ['Use http'],
    port('port: http'),
  ),
  bad(
    'the name of a port with a low line',
    port('port: web_http «'),
    `error ${PORT}.port: Invalid value: "web_http": ${CHARACTERS}`,
    ['Use web-http'],
    port('port: web-http'),
  ),
  bad(
    'the name of a port with two hyphens',
    port('port: web--http «'),
    `error ${PORT}.port: Invalid value: "web--http": must not contain consecutive hyphens`,
    ['Use web-http'],
    port('port: web-http'),
  ),
  bad(
    'the name of a port with a hyphen first',
    port('port: "-http" «'),
    `error ${PORT}.port: Invalid value: "-http": must not begin or end with a hyphen`,
    ['Use http'],
    port('port: "http"'),
  ),
  bad(
    'the name of a port that is too long',
    port('port: a-very-long-port-name «'),
    `error ${PORT}.port: Invalid value: "a-very-long-port-name": must be no more than 15 bytes`,
  ),
  bad(
    'a port with its protocol',
    port('port: 80/tcp «'),
    `error ${PORT}.port: Invalid value: "80/tcp": ${CHARACTERS}`,
    ['Write port 80 and protocol TCP'],
    port('port: 80\nprotocol: TCP'),
  ),
  bad(
    'the name of a port with its protocol',
    port('port: http/TCP # web «'),
    `error ${PORT}.port: Invalid value: "http/TCP": ${CHARACTERS}`,
    ['Write port http and protocol TCP'],
    port('port: http # web\nprotocol: TCP'),
  ),
  bad(
    'the name of a port behind its protocol',
    port('port: udp:DNS-1 «'),
    `error ${PORT}.port: Invalid value: "udp:DNS-1": ${CHARACTERS}`,
    ['Write port dns-1 and protocol UDP'],
  ),
  bad(
    'the name of a port with another protocol than the one beside it',
    port('port: dns/udp «\nprotocol: TCP'),
    `error ${PORT}.port: Invalid value: "dns/udp": ${CHARACTERS}`,
  ),
  bad('two protocols for a port', port('port: tcp/udp «'), `error ${PORT}.port: Invalid value: "tcp/udp": ${CHARACTERS}`),
  bad(
    'a port with an entry too deep below it',
    port('port: http «\n   - https'),
    `error ${PORT}.port: Invalid value: "http - https": ${CHARACTERS}`,
  ),
  bad('two names for a port', port('port: http,https «'), `error ${PORT}.port: Invalid value: "http,https": ${CHARACTERS}`),
  bad('a port of the host and one of the container', port('port: "80:8080" «'), [
    `error ${PORT}.port: Invalid value: "80:8080": ${CHARACTERS}`,
    `error ${PORT}.port: Invalid value: "80:8080": ${LETTER}`,
  ]),
  bad('a port with a path', port('port: web/http «'), `error ${PORT}.port: Invalid value: "web/http": ${CHARACTERS}`),
  bad(
    'an entry of ports as a name with its protocol',
    rule('ports:\n- dns/udp «'),
    `error ${FIELD}: ${unmarshal('string', 'NetworkPolicyIngressRule', FIELD, 'v1.NetworkPolicyPort')}: write fields here, each with a name and a colon`,
    ['Write port: dns, protocol: UDP'],
    rule('ports:\n- port: dns\n  protocol: UDP'),
  ),
  bad(
    'a port with another protocol than the one beside it',
    port('port: 53/udp «\nprotocol: TCP'),
    `error ${PORT}.port: Invalid value: "53/udp": ${CHARACTERS}`,
  ),
  bad(
    'a range in one text',
    port('port: 8000-8010 «'),
    `error ${PORT}.port: Invalid value: "8000-8010": ${LETTER}`,
    ['Write port 8000 and endPort 8010'],
    port('port: 8000\nendPort: 8010'),
  ),
  bad(
    'a port between curly quotes',
    port('port: “80” «'),
    [`error ${PORT}.port: Invalid value: "“80”": ${CHARACTERS}`, `error ${PORT}.port: Invalid value: "“80”": ${LETTER}`],
    ['Write 80 without quotes'],
    port('port: 80'),
  ),
  bad(
    'a port with a fraction',
    port('port: 80.5 «'),
    `error ${FIELD}.port: ${unmarshal('number 80.5', STRUCT, `${FIELD}.port`, 'int32')}: write a port number, or the name of a port`,
  ),
  bad(
    'a port that is a boolean',
    port('port: true «'),
    `error ${FIELD}.port: ${unmarshal('bool', STRUCT, `${FIELD}.port`, 'int32')}: write a port number, or the name of a port`,
  ),
  bad(
    'a list of ports in one entry',
    port('port: [80, 443] «\nprotocol: TCP'),
    `error ${FIELD}.port: ${unmarshal('array', STRUCT, `${FIELD}.port`, 'int32')}: write a port number, or the name of a port`,
    ['Write an entry for each port'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80\n  protocol: TCP\n- port: 443\n  protocol: TCP'),
  ),
  bad(
    'a list of ports in one entry, with comments',
    port('port: «\n- 80 # plain\n- 443'),
    `error ${FIELD}.port: ${unmarshal('array', STRUCT, `${FIELD}.port`, 'int32')}: write a port number, or the name of a port`,
  ),
  bad(
    'a port with nothing behind it',
    port('port: «'),
    `warning ${PORT}.port: No port is written here: the server reads it as every TCP port.`,
    ['Remove the empty port: every TCP port'],
    port('protocol: TCP'),
  ),
  bad(
    'a port with nothing behind it, of UDP',
    port('protocol: UDP\nport: «'),
    `warning ${PORT}.port: No port is written here: the server reads it as every UDP port.`,
    ['Remove the empty port: every UDP port'],
    port('protocol: UDP'),
  ),
  bad(
    'an entry with nothing in it',
    port('«').replace('-  «', '- «'),
    `warning ${PORT}: No port is written here: the server reads it as every TCP port.`,
    ['Write protocol: TCP, every TCP port'],
    port('protocol: TCP'),
  ),
  bad(
    'ports as a number',
    rule('ports: 80 «'),
    `error ${FIELD}: ${unmarshal('number', 'NetworkPolicyIngressRule', FIELD, '[]v1.NetworkPolicyPort')}: ${LIST}`,
    ['Write a list with port: 80'],
    rule('ports:\n- port: 80'),
  ),
  bad(
    'ports as a number in quotes',
    rule('ports: "80" «'),
    `error ${FIELD}: ${unmarshal('string', 'NetworkPolicyIngressRule', FIELD, '[]v1.NetworkPolicyPort')}: ${LIST}`,
    ['Write a list with port: 80'],
    rule('ports:\n- port: 80'),
  ),
  bad(
    'ports as a mapping',
    rule('ports: «\n  port: 80\n  protocol: TCP'),
    `error ${FIELD}: ${unmarshal('object', 'NetworkPolicyIngressRule', FIELD, '[]v1.NetworkPolicyPort')}: ${LIST}`,
    ['Make it a list of one item'],
    rule('ports:\n- port: 80\n  protocol: TCP'),
  ),
  bad(
    'ports as numbers',
    rule('ports:\n- 80 «\n- 443 «'),
    [
      `error ${FIELD}: ${unmarshal('number', 'NetworkPolicyIngressRule', FIELD, 'v1.NetworkPolicyPort')}: write fields here, each with a name and a colon`,
      `error ${FIELD}: ${unmarshal('number', 'NetworkPolicyIngressRule', FIELD, 'v1.NetworkPolicyPort')}: write fields here, each with a name and a colon`,
    ],
    ['Write port: 80'],
    rule('ports:\n- port: 80\n- 443'),
  ),
  bad(
    'an entry in one text',
    rule('ports:\n- 53/UDP «'),
    `error ${FIELD}: ${unmarshal('string', 'NetworkPolicyIngressRule', FIELD, 'v1.NetworkPolicyPort')}: write fields here, each with a name and a colon`,
    ['Write port: 53, protocol: UDP'],
    rule('ports:\n- port: 53\n  protocol: UDP'),
  ),
  bad(
    'a field of a port misspelt',
    port('portt: 80 «'),
    `error ${PORT}.portt: unknown field "${PORT}.portt": did you mean port?`,
    ['Rename to port', 'Remove portt: every port is then meant'],
    port('port: 80'),
  ),
  bad(
    'the port of a Service',
    port('targetPort: 80 «'),
    `error ${PORT}.targetPort: unknown field "${PORT}.targetPort"`,
    ['Rename to port', 'Remove targetPort: every port is then meant'],
    port('port: 80'),
  ),
  bad(
    'a port with a name of its own',
    port('name: http «\nport: 80'),
    `error ${PORT}.name: unknown field "${PORT}.name"`,
    ['Remove name: more may be allowed without it'],
    port('port: 80'),
  ),
  bad(
    'endport in lower case',
    port('port: 80\nendport: 90 «'),
    `error ${PORT}.endport: unknown field "${PORT}.endport": did you mean endPort?`,
    ['Rename to endPort', 'Remove endport: more may be allowed without it'],
    port('port: 80\nendPort: 90'),
  ),
  bad(
    'a range backwards',
    port('port: 90 # from\nendPort: 80 «'),
    `error ${PORT}.endPort: Invalid value: 90: must be greater than or equal to \`port\``,
    ['Swap port and endPort'],
    port('port: 80 # from\nendPort: 90'),
  ),
  bad(
    'an end with a name',
    port('port: http\nendPort: 90 «'),
    `error ${PORT}.endPort: Invalid value: 90: may not be specified when \`port\` is non-numeric`,
    ['Remove endPort'],
    port('port: http'),
  ),
  bad(
    'an end without a port',
    port('endPort: 90 «'),
    `error ${PORT}.endPort: Invalid value: 90: may not be specified when \`port\` is not specified`,
    ['Rename endPort to port', 'Remove endPort: every port is then meant'],
    port('port: 90'),
  ),
  bad('an end too high', port('port: 80\nendPort: 70000 «'), `error ${PORT}.endPort: Invalid value: 70000: ${RANGE}`),
  bad(
    'an end in quotes',
    port('port: 80\nendPort: "90" «'),
    `error ${FIELD}.endPort: ${unmarshal('string', STRUCT, `${FIELD}.endPort`, 'int32')}: write a number, without quotes`,
    ['Write 90 without quotes'],
    port('port: 80\nendPort: 90'),
  ),
];
