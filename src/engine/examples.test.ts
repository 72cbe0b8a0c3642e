import { describe, expect, test } from 'vitest';
import { cover } from './cover';
import type { Direction, Policy } from './policy';
import { formatSelector } from './selectorText';
import { policy } from './testPolicies';

/** Each row as `name state ports`, where a peer is named by its place. */
function states(subject: Policy, direction: Direction): Readonly<Record<string, string>> {
  const names = { outside: 'OE', namespace: 'IN', cluster: 'IC', anyone: 'Anyone' } as const;
  return Object.fromEntries(
    cover(subject, direction).map((row) => {
      const sure = (['TCP', 'UDP', 'SCTP'] as const).flatMap((p) => [
        ...row.must[p].ranges.map(([from]) => `${p} ${from}`),
        ...row.must[p].names.map((name) => `${p} ${name}`),
      ]);
      const what = row.subject;
      const name =
        what.type === 'fixed'
          ? names[row.group] + (what.other ? ' other' : '')
          : what.type === 'dns'
            ? 'DNS'
            : what.type === 'anyone'
              ? 'Anyone'
              : what.dns
                ? 'DNS peer'
                : `r${what.rule + 1}.${what.peer + 1}`;
      return [name, `${row.state}${row.state === 'ports' ? ` ${sure.join(', ')}` : ''}${row.moreDepends ? ' more' : ''}`];
    }),
  );
}

const A = 'allowed';
const D = 'denied';
const open = { OE: A, IN: A, IC: A };

describe('what rows say: the examples of the definition', () => {
  const ingress: readonly [string, Policy, Readonly<Record<string, string>>][] = [
    ['1 deny', policy({ types: 'I' }), { OE: D, IN: D, IC: D }],
    ['2 from app=frontend', policy({ types: 'I', ingress: ['app=frontend'] }), { OE: D, 'IN other': D, IC: D, 'r1.1': A }],
    ['3 ingress of an egress policy', policy({ types: 'IE', egress: ['app=db'] }), { OE: D, IN: D, IC: D }],
    ['4 [{}]', policy({ types: 'I', ingress: [''] }), { Anyone: A, ...open }],
    ['6 every namespace', policy({ types: 'I', ingress: ['ns:*'] }), { OE: D, IN: A, 'IC other': 'nobody', 'r1.1': A }],
    [
      '7 every namespace AND app=x',
      policy({ types: 'I', ingress: ['ns:* & app=x'] }),
      { OE: D, IN: 'depends', 'IC other': D, 'r1.1': A },
    ],
    [
      '8 team=a AND app=x on 80',
      policy({ types: 'I', ingress: ['ns:team=a & app=x @ 80'] }),
      { OE: D, IN: 'depends', 'IC other': D, 'r1.1': 'ports TCP 80' },
    ],
    [
      '11 app=a on 80 and on 443',
      policy({ types: 'I', ingress: ['app=a @ 80', 'app=a @ 443'] }),
      { OE: D, 'IN other': D, IC: D, 'r1.1': 'ports TCP 80, TCP 443', 'r2.1': 'ports TCP 80, TCP 443' },
    ],
    [
      '12 app=a on 80, tier=w on 443',
      policy({ types: 'I', ingress: ['app=a @ 80', 'tier=w @ 443'] }),
      { OE: D, 'IN other': D, IC: D, 'r1.1': 'ports TCP 80 more', 'r2.1': 'ports TCP 443 more' },
    ],
    [
      '13 NotIn and its opposite',
      policy({ types: 'I', ingress: ['env notin (prod)', 'env=prod @ 443'] }),
      { OE: D, 'IN other': 'nobody', IC: D, 'r1.1': A, 'r2.1': 'ports TCP 443' },
    ],
    [
      '14 the own namespace by name',
      policy({ types: 'I', ingress: ['ns:kubernetes.io/metadata.name=shop'] }, 'shop'),
      { OE: D, 'IN other': 'nobody', IC: D, 'r1.1': A },
    ],
    ['15 team=a', policy({ types: 'I', ingress: ['ns:team=a'] }), { OE: D, IN: 'depends', 'IC other': D, 'r1.1': A }],
    [
      '18 every pod on http',
      policy({ types: 'I', ingress: ['* @ http'] }),
      { OE: D, 'IN other': 'nobody', IC: D, 'r1.1': 'ports TCP http' },
    ],
    [
      'what peers leave over is known, though no label of it is',
      policy({ types: 'I', ingress: ['a=x,b=y | a=x,b!=y', 'ns:* & a!=x @ 80'] }),
      { OE: D, 'IN other': 'ports TCP 80', 'IC other': D, 'r1.1': A, 'r1.2': A, 'r2.1': 'ports TCP 80' },
    ],
    [
      'all numbers together hold a name that others are given',
      policy({ types: 'I', ingress: ['app=a @ http', 'app!=a @ 1-100', 'app!=a @ 101-65535', '*  @ 9999'] }),
      {
        OE: D,
        'IN other': 'nobody',
        IC: D,
        'r1.1': 'ports TCP 9999, TCP http',
        'r2.1': 'ports TCP 1',
        'r3.1': 'ports TCP 1',
        'r4.1': 'ports TCP 9999, TCP http more',
      },
    ],
  ];
  test.each(ingress)('%s', (_, subject, expected) => {
    expect(states(subject, 'ingress')).toEqual(expected);
  });

  const egress: readonly [string, Policy, Readonly<Record<string, string>>][] = [
    ['1 egress of the deny', policy({ types: 'I' }), { ...open, DNS: A }],
    ['3 to app=db', policy({ types: 'IE', egress: ['app=db'] }), { OE: D, 'IN other': D, IC: D, DNS: D, 'r1.1': A }],
    [
      '5 ports without peers',
      policy({ types: 'E', egress: ['@ 443'] }),
      { Anyone: 'ports TCP 443', OE: 'ports TCP 443', IN: 'ports TCP 443', IC: 'ports TCP 443', DNS: D },
    ],
    [
      '5b and to app=db',
      policy({ types: 'E', egress: ['@ 443', 'app=db'] }),
      { Anyone: 'ports TCP 443 more', OE: 'ports TCP 443', 'IN other': 'ports TCP 443', IC: 'ports TCP 443', DNS: D, 'r2.1': A },
    ],
    [
      '9 0.0.0.0/0',
      policy({ types: 'E', egress: ['0.0.0.0/0'] }),
      { 'OE other': D, IN: 'depends', IC: 'depends', DNS: 'depends', 'r1.1': A },
    ],
    [
      '10 a block and a part of its exception',
      policy({ types: 'E', egress: ['10.0.0.0/8 - 10.1.0.0/16 @ 443', '10.1.2.0/24'] }),
      { 'OE other': D, IN: 'depends', IC: 'depends', DNS: 'depends', 'r1.1': 'ports TCP 443', 'r2.1': A },
    ],
    [
      '16 DNS',
      policy({ types: 'E', egress: ['ns:kubernetes.io/metadata.name=kube-system & k8s-app=kube-dns @ 53/UDP 53/TCP'] }),
      { OE: D, IN: D, 'IC other': D, 'DNS peer': A },
    ],
    [
      '16 DNS, UDP only',
      policy({ types: 'E', egress: ['ns:kubernetes.io/metadata.name=kube-system & k8s-app=kube-dns @ 53/UDP'] }),
      { OE: D, IN: D, 'IC other': D, 'DNS peer': 'ports UDP 53' },
    ],
    ['17 ignored', policy({ types: 'I', egress: ['app=db'] }), { ...open, DNS: A, 'r1.1': 'ignored' }],
    [
      'the Internet touches no pod',
      policy({ types: 'E', egress: ['0.0.0.0/0 - 10.0.0.0/8 - 172.16.0.0/12 - 192.168.0.0/16 | ::/0 - fc00::/7'] }),
      { 'OE other': D, IN: D, IC: D, DNS: D, 'r1.1': A, 'r1.2': A },
    ],
  ];
  test.each(egress)('%s', (_, subject, expected) => {
    expect(states(subject, 'egress')).toEqual(expected);
  });

  test('what an in-between share hangs on is named', () => {
    const rows = cover(policy({ types: 'I', ingress: ['ns:team=a & app=x @ 80'] }), 'ingress');
    const [share] = rows.find(({ group, subject }) => group === 'namespace' && subject.type === 'fixed')?.shares ?? [];
    expect(formatSelector({ requirements: share?.when.namespaces ?? [] })).toBe('team=a');
    expect(formatSelector({ requirements: share?.when.pods ?? [] })).toBe('app=x');
  });

  test('something unreadable makes what it could change unknown, never denied', () => {
    const base = policy({ types: 'I', ingress: ['app=a', 'app=b @ 80'] });
    const broken: Policy = {
      ...base,
      ingress: {
        ...base.ingress,
        rules: base.ingress.rules.map((one, index) =>
          index === 1 ? { ...one, peers: [{ type: 'unreadable', reason: 'x', origin: [] }] } : one,
        ),
      },
    };
    expect(states(broken, 'ingress')).toEqual({
      OE: 'unknown',
      'IN other': 'unknown',
      'IC other': 'unknown',
      'r1.1': A,
      'r2.1': 'unknown',
    });
  });

  test('sixty rules a side are decided in no time to speak of', () => {
    const many = Array.from(
      { length: 60 },
      (_, index) => `app=a${index} | ns:team=t${index} & role=r${index % 7} @ ${80 + index}`,
    );
    const rows = cover(policy({ types: 'I', ingress: many }), 'ingress');
    expect(rows).toHaveLength(123);
    expect(rows.some(({ undecided }) => undecided)).toBe(false);
  });
});
