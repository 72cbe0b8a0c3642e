import { type AddressSet, parseRequirements, type Requirement } from '../engine';
import { parseAddress, parseBlock } from '../engine/ipBlock';
import { reasonKey } from './dropReason';
import { type FilterItem, filterItems } from './filterItems';
import { FLOW_VERDICTS, type FlowVerdict } from './flow';

/** What a filter asks of one end. Names of pods, services and workloads are beginnings, as in `hubble observe`. */
export type EndTest =
  | { readonly type: 'pod' | 'service' | 'workload'; readonly namespace: string | undefined; readonly name: string }
  | { readonly type: 'namespace'; readonly name: string }
  | { readonly type: 'label'; readonly requirements: readonly Requirement[] }
  | { readonly type: 'address'; readonly addresses: AddressSet }
  | { readonly type: 'name'; readonly pattern: RegExp }
  | { readonly type: 'identity'; readonly number: number | undefined; readonly reserved: string };

/** What a filter asks of a flow, wherever its ends are. */
export type FlowTest =
  | { readonly type: 'verdict'; readonly verdict: FlowVerdict }
  | { readonly type: 'port'; readonly port: number; readonly at: 'to' | 'either' }
  | { readonly type: 'protocol'; readonly protocol: string }
  | { readonly type: 'seen'; readonly kind: string; readonly word: string | undefined }
  | { readonly type: 'reason'; readonly key: string }
  | { readonly type: 'reply'; readonly reply: boolean }
  | { readonly type: 'direction'; readonly direction: string };

/** The tests of one flag, of which one has to hold. `at: 'either'`: of one end, the same for all such flags. */
export type FlowCondition =
  | { readonly at: 'from' | 'to' | 'either'; readonly flag: string; readonly tests: readonly EndTest[] }
  | { readonly at: 'flow'; readonly flag: string; readonly tests: readonly FlowTest[] };

/**
 * What a filter says. All of `keep` has to hold; what all of `leaveOut` holds for is left out, where there is any. All
 * `words` have to be found. Times are in ms since 1970, `until` is not in it any more. `unread`: what counts for nothing.
 */
export interface FlowFilter {
  readonly keep: readonly FlowCondition[];
  readonly leaveOut: readonly FlowCondition[];
  readonly words: readonly string[];
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly unread: readonly { readonly text: string; readonly why: string }[];
}

type Read = readonly EndTest[] | readonly FlowTest[] | string;
type Flag = Extract<FilterItem, { type: 'flag' }>;

/** Reads a filter as `hubble observe` reads its flags: the same one twice is “or”, different ones are “and”. Never throws. */
export function parseFlowFilter(text: string): FlowFilter {
  const unread: { text: string; why: string }[] = [];
  const words: string[] = [];
  const kept = new Map<string, FlowCondition>();
  const left = new Map<string, FlowCondition>();
  let since: number | undefined;
  let until: number | undefined;
  let everywhere = false;
  for (const item of filterItems(text)) {
    if (item.type === 'unread') unread.push(item);
    else if (item.type === 'word') words.push(item.value.toLowerCase());
    else if (item.flag === 'since' || item.flag === 'until') {
      const time = timeOf(item);
      if (typeof time === 'string') unread.push({ text: written(item), why: time });
      else if (item.flag === 'since') since = time;
      else until = time;
    } else if (/^((from|to)-)?all-namespaces$/.test(item.flag)) everywhere = true;
    else {
      const into = item.not ? left : kept;
      const condition = conditionOf(item, into.get(item.flag));
      if (typeof condition === 'string') unread.push({ text: written(item), why: condition });
      else into.set(item.flag, condition);
    }
  }
  return { keep: [...qualified(kept, everywhere)], leaveOut: [...qualified(left, everywhere)], words, since, until, unread };
}

function written({ flag, value, not }: Flag): string {
  return `${not ? '--not ' : ''}--${flag}${value === 'true' ? '' : ` ${value}`}`;
}

function timeOf({ value, not }: Flag): number | string {
  if (not) return 'a time cannot be turned round';
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(value) ? utc(value) : value);
  const isTime = /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(time);
  return isTime ? time : 'write a time such as 2026-01-13T12:54:00Z: a file has no “now” to count from';
}

function utc(value: string): string {
  return value.length === 10 ? value : `${value.replace(' ', 'T')}Z`;
}

function conditionOf(item: Flag, before: FlowCondition | undefined): FlowCondition | string {
  const [, side, plain = ''] = /^(?:(from|to)-)?(.+)$/.exec(item.flag) ?? [];
  // Of the ports of a connection the one it goes to is kept, which is the one people mean.
  const isOfFlow = side === undefined || item.flag === 'to-port';
  const ofFlow = isOfFlow ? flowTests(plain, item.value, side === 'to' ? 'to' : 'either') : undefined;
  const read = ofFlow ?? endTests(plain, item.value);
  if (item.flag === 'from-port') return 'from which port a connection came is not kept';
  if (read === undefined) return 'Drawbridge does not know this flag, or keeps nothing of what it asks for';
  if (typeof read === 'string') return read;
  const at = ofFlow !== undefined ? 'flow' : ((side as 'from' | 'to' | undefined) ?? 'either');
  // Tests of one flag are of one type.
  return { at, flag: item.flag, tests: [...(before?.tests ?? []), ...read] } as FlowCondition;
}

function flowTests(flag: string, value: string, at: 'to' | 'either'): readonly FlowTest[] | string | undefined {
  switch (flag) {
    case 'verdict': {
      const verdict = FLOW_VERDICTS.find((one) => one === value.toUpperCase());
      return verdict === undefined ? `a verdict is one of ${FLOW_VERDICTS.join(', ')}` : [{ type: 'verdict', verdict }];
    }
    case 'port':
      return /^\d{1,5}$/.test(value) ? [{ type: 'port', port: Number(value), at }] : 'a port is a number';
    case 'protocol':
      return /^(tcp|udp|sctp|icmp|icmpv4|icmpv6|dns|http|kafka)$/i.test(value)
        ? [{ type: 'protocol', protocol: value.toLowerCase() }]
        : 'a protocol is one of tcp, udp, sctp, icmp, icmpv4, icmpv6, dns, http, kafka';
    case 'type': {
      const [kind = '', ...word] = value.toLowerCase().split(':');
      return [{ type: 'seen', kind, word: word.length === 0 ? undefined : word.join(':') }];
    }
    case 'drop-reason-desc':
      return [{ type: 'reason', key: reasonKey(value) }];
    case 'reply':
      return /^(true|false)$/i.test(value)
        ? [{ type: 'reply', reply: /^true$/i.test(value) }]
        : '--reply stands alone, or is --reply=false';
    case 'traffic-direction':
      return /^(ingress|egress)$/i.test(value)
        ? [{ type: 'direction', direction: value.toLowerCase() }]
        : 'a direction is ingress or egress';
    default:
      return undefined;
  }
}

function endTests(flag: string, value: string): Exclude<Read, readonly FlowTest[]> | undefined {
  switch (flag) {
    case 'pod':
    case 'service':
    case 'workload': {
      const slash = value.indexOf('/');
      const namespace = slash < 0 ? undefined : value.slice(0, slash);
      return [{ type: flag, namespace, name: value.slice(slash + 1) }];
    }
    case 'namespace':
      return [{ type: 'namespace', name: value }];
    case 'label': {
      const read = parseRequirements(
        value.replace(/(^|,)(\s*!?)(?!reserved:)[\w-]+:/g, '$1$2').replaceAll('reserved:', 'reserved.'),
      );
      return read.ok ? [{ type: 'label', requirements: read.requirements }] : read.error.replace(/\.$/, '');
    }
    case 'ip': {
      const addresses = parseBlock(parseAddress(value) === undefined ? value : `${value}/${value.includes(':') ? 128 : 32}`);
      return addresses === undefined ? 'it is no address and no range' : [{ type: 'address', addresses }];
    }
    case 'fqdn': {
      const pattern = value
        .toLowerCase()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      return [{ type: 'name', pattern: new RegExp(`^${pattern}\\.?$`) }];
    }
    case 'identity':
      return [
        {
          type: 'identity',
          number: /^\d+$/.test(value) ? Number(value) : undefined,
          reserved: value.toLowerCase().replace(/^reserved:/, ''),
        },
      ];
    default:
      return undefined;
  }
}

/** A pod's name without a namespace is of those `--namespace` names, else of `default`: so Hubble reads it. */
function* qualified(conditions: ReadonlyMap<string, FlowCondition>, everywhere: boolean): Iterable<FlowCondition> {
  for (const condition of conditions.values()) {
    if (everywhere || condition.at === 'flow') yield condition;
    else yield { ...condition, tests: condition.tests.flatMap((test) => inNamespaces(test, condition.at, conditions)) };
  }
}

function inNamespaces(
  test: EndTest,
  at: FlowCondition['at'],
  conditions: ReadonlyMap<string, FlowCondition>,
): readonly EndTest[] {
  if ((test.type !== 'pod' && test.type !== 'service') || test.namespace !== undefined) return [test];
  const named = ['namespace', at === 'either' ? '' : `${at}-namespace`].flatMap((flag) => {
    const condition = conditions.get(flag);
    if (condition === undefined || condition.at === 'flow') return [];
    return condition.tests.flatMap((one) => (one.type === 'namespace' ? [one.name] : []));
  });
  return (named.length === 0 ? ['default'] : named).map((namespace) => ({ ...test, namespace }));
}
