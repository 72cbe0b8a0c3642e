import { type BadInput, bad, block, peer } from './badInput';
import { CIDR, SINCE_136, unmarshal } from './serverTexts';

const BLOCK = 'spec.ingress[0].from[0].ipBlock';
const FIELD = 'spec.ingress.from.ipBlock';
const LIST = 'write a list here, each item after a dash';
const invalid = (value: string, at = 'cidr', text = CIDR) => `error ${BLOCK}.${at}: Invalid value: "${value}": ${text}`;
const strict = (value: string, text: string, at = 'cidr') =>
  `warning ${BLOCK}.${at}: Invalid value: "${value}": ${text}: ${SINCE_136}`;
const BITS = 'must not have bits set beyond the prefix length';
const ZEROS = 'must not have leading 0s in IP or prefix length';
const MAPPED = 'must not have an IPv4-mapped IPv6 address';

/** What is wrong with blocks of addresses. */
export const ADDRESSES: readonly BadInput[] = [
  bad(
    'an address without its mask',
    block('cidr: 10.0.0.1 «'),
    invalid('10.0.0.1'),
    ['Write 10.0.0.1/32'],
    block('cidr: 10.0.0.1/32'),
  ),
  bad(
    'an IPv6 address without its mask',
    block('cidr: fd00::1 «'),
    invalid('fd00::1'),
    ['Write fd00::1/128'],
    block('cidr: fd00::1/128'),
  ),
  bad(
    'a mask instead of its length',
    block('cidr: 10.0.0.0/255.0.0.0 «'),
    invalid('10.0.0.0/255.0.0.0'),
    ['Write 10.0.0.0/8'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'a mask of zeros, which some read as one address and some as all',
    block('cidr: 10.0.0.1/0.0.0.0 «'),
    invalid('10.0.0.1/0.0.0.0'),
  ),
  bad(
    'every address as a mask',
    block('cidr: 0.0.0.0/0.0.0.0 «'),
    invalid('0.0.0.0/0.0.0.0'),
    ['Write 0.0.0.0/0'],
    block('cidr: 0.0.0.0/0'),
  ),
  bad(
    'stars in an address',
    block('cidr: 192.168.1.* «'),
    invalid('192.168.1.*'),
    ['Write 192.168.1.0/24'],
    block('cidr: 192.168.1.0/24'),
  ),
  bad(
    'a space behind a CIDR',
    block('cidr: "10.0.0.0/8 " «'),
    invalid('10.0.0.0/8 '),
    ['Write 10.0.0.0/8'],
    block('cidr: "10.0.0.0/8"'),
  ),
  bad('a prefix too long', block('cidr: 10.0.0.0/33 «'), invalid('10.0.0.0/33')),
  bad('a number above 255', block('cidr: 10.0.300.0/24 «'), invalid('10.0.300.0/24')),
  bad('an address of three numbers', block('cidr: 10.0.0/24 «'), invalid('10.0.0/24')),
  bad('a DNS name', block('cidr: example.com «'), invalid('example.com')),
  bad('the word any', block('cidr: any «'), invalid('any')),
  bad('an IPv6 address with too many groups', block('cidr: 1:2:3:4:5:6:7:8:9/64 «'), invalid('1:2:3:4:5:6:7:8:9/64')),
  bad('no CIDR', block('except: [10.1.0.0/16]').replace('ipBlock:', 'ipBlock: «'), `error ${BLOCK}.cidr: Required value`),
  bad('a CIDR that is null', block('cidr: «'), `error ${BLOCK}.cidr: Required value`),
  bad('a CIDR that is the empty text', block('cidr: "" «'), `error ${BLOCK}.cidr: Required value`),
  bad(
    'a CIDR that is a number',
    block('cidr: 10.0 «'),
    `error ${FIELD}.cidr: ${unmarshal('number', 'IPBlock', `${FIELD}.cidr`, 'string')}: this must be text…`,
  ),
  bad(
    'a CIDR as a list',
    block('cidr: [10.0.0.0/8] «'),
    `error ${FIELD}.cidr: ${unmarshal('array', 'IPBlock', `${FIELD}.cidr`, 'string')}: write text here`,
    ['Write 10.0.0.0/8 without the list'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'a block as a text',
    peer('ipBlock: 10.0.0.0/8 «'),
    `error ${FIELD}: ${unmarshal('string', 'NetworkPolicyPeer', FIELD, 'v1.IPBlock')}: write fields here, each with a name and a colon`,
    ['Write cidr: 10.0.0.0/8'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'a block as a list',
    peer('ipBlock: «\n- cidr: 10.0.0.0/8'),
    `error ${FIELD}: ${unmarshal('array', 'NetworkPolicyPeer', FIELD, 'v1.IPBlock')}: write fields here, each with a name and a colon`,
    ['Write it without the dash'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'bits beyond the prefix',
    block('cidr: 10.10.1.12/24 «'),
    strict('10.10.1.12/24', BITS),
    ['Write 10.10.1.0/24'],
    block('cidr: 10.10.1.0/24'),
  ),
  bad(
    'bits beyond the prefix of an IPv6 block',
    block('cidr: 2001:DB8:0:0:1::5/64 «'),
    strict('2001:DB8:0:0:1::5/64', BITS),
    ['Write 2001:db8::/64'],
    block('cidr: 2001:db8::/64'),
  ),
  bad(
    'leading zeros',
    block('cidr: 010.001.0.0/16 «'),
    strict('010.001.0.0/16', ZEROS),
    ['Write 10.1.0.0/16'],
    block('cidr: 10.1.0.0/16'),
  ),
  bad(
    'a leading zero in the prefix',
    block('cidr: 10.0.0.0/08 «'),
    strict('10.0.0.0/08', ZEROS),
    ['Write 10.0.0.0/8'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'an IPv4 address inside of an IPv6 one',
    block('cidr: ::ffff:10.0.0.0/104 «'),
    strict('::ffff:10.0.0.0/104', MAPPED),
    ['Write 10.0.0.0/8'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'an exception outside of the block',
    block('cidr: 10.0.0.0/8\nexcept:\n- 10.1.0.0/16\n- 192.168.0.0/16 # home «'),
    invalid('192.168.0.0/16', 'except[1]', 'must be a strict subset of `cidr`'),
    ['Remove this exception, which has no effect'],
    block('cidr: 10.0.0.0/8\nexcept:\n- 10.1.0.0/16'),
  ),
  bad(
    'an exception as large as the block',
    block('cidr: 10.0.0.0/8\nexcept: [10.0.0.0/8] «'),
    invalid('10.0.0.0/8', 'except[0]', 'must be a strict subset of `cidr`'),
    ['Remove this exception: all of 10.0.0.0/8 is then allowed'],
    block('cidr: 10.0.0.0/8\nexcept: []'),
  ),
  bad(
    'an exception larger than the block',
    block('cidr: 10.1.0.0/16\nexcept: [10.0.0.0/8] «'),
    invalid('10.0.0.0/8', 'except[0]', 'must be a strict subset of `cidr`'),
    ['Remove this exception: all of 10.1.0.0/16 is then allowed'],
  ),
  bad(
    'an exception of the other family',
    block('cidr: 0.0.0.0/0\nexcept: [fc00::/7] «'),
    invalid('fc00::/7', 'except[0]', 'must be a strict subset of `cidr`'),
    ['Remove this exception, which has no effect'],
  ),
  bad(
    'an exception without its mask',
    block('cidr: 10.0.0.0/8\nexcept: [10.0.0.1] «'),
    invalid('10.0.0.1', 'except[0]'),
    ['Write 10.0.0.1/32: only this address is left out'],
    block('cidr: 10.0.0.0/8\nexcept: [10.0.0.1/32]'),
  ),
  bad(
    'an exception with bits beyond its prefix',
    block('cidr: 10.0.0.0/8\nexcept: [10.1.2.3/16] «'),
    strict('10.1.2.3/16', BITS, 'except[0]'),
    ['Write 10.1.0.0/16'],
    block('cidr: 10.0.0.0/8\nexcept: [10.1.0.0/16]'),
  ),
  bad('an exception that is null', block('cidr: 10.0.0.0/8\nexcept:\n- «'), invalid('', 'except[0]')),
  bad(
    'except with nothing in it',
    block('cidr: 10.0.0.0/8\nexcept: «'),
    `warning ${BLOCK}.except: except is empty: the server reads that as no exception.`,
    ['Remove the empty except: no exception'],
    block('cidr: 10.0.0.0/8'),
  ),
  bad(
    'except as a text',
    block('cidr: 10.0.0.0/8\nexcept: 10.1.0.0/16 «'),
    `error ${FIELD}.except: ${unmarshal('string', 'IPBlock', `${FIELD}.except`, '[]string')}: ${LIST}`,
    ['Write the list [10.1.0.0/16]'],
    block('cidr: 10.0.0.0/8\nexcept:\n- 10.1.0.0/16'),
  ),
  bad(
    'except misspelt',
    block('cidr: 10.0.0.0/8\nexcepts: [10.1.0.0/16] «'),
    `error ${BLOCK}.excepts: unknown field "${BLOCK}.excepts": did you mean except?`,
    ['Rename to except', 'Remove excepts: the whole block is then meant'],
    block('cidr: 10.0.0.0/8\nexcept: [10.1.0.0/16]'),
  ),
];
