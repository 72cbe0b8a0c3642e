import { describe, expect, test } from 'vitest';
import { changesOf } from '../answers/changes';
import { analysisOf, deployment, policy } from '../answers/testSituation';
import { changesMarkdown, changesText } from './changesText';
import { changesWords } from './changesWords';

const app = (name: string, namespace = 'default'): string => deployment(name, `app: ${name}`, '', namespace);
const SIMPLE = ['frontend', 'not-frontend', 'backend'].map((name) => app(name)).join('');
const from = (name: string, ports = ''): string => `{ from: [{ podSelector: { matchLabels: { app: ${name} } } }]${ports} }`;
const ingress = (name: string, ...rules: readonly string[]): string =>
  `{ podSelector: { matchLabels: { app: ${name} } }, policyTypes: [Ingress], ingress: [${rules.join(', ')}] }`;
const DENY = policy(ingress('backend'), 'backend-ingress-deny');
const ALLOW = policy(ingress('backend', from('frontend')), 'backend-allow-ingress-frontend');

function words(before: readonly string[], after: readonly string[]) {
  return changesWords(changesOf(analysisOf(before), analysisOf(after)));
}

function text(before: readonly string[], after: readonly string[]): string {
  return [...changesText(words(before, after), ({ side }) => side)].join('');
}

const several = (name: string): string => app(name).replace('spec:\n', 'spec:\n  replicas: 3\n');
const egress = (name: string, ...rules: readonly string[]): string =>
  `{ podSelector: { matchLabels: { app: ${name} } }, policyTypes: [Egress], egress: [${rules.join(', ')}] }`;
const PORT = (port: number): string => `, ports: [{ port: ${port} }]`;

describe('as text', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    ['nothing', [SIMPLE, DENY], [SIMPLE, DENY], 'No connection changes.'],
    [
      'a policy isolates',
      [SIMPLE],
      [SIMPLE, DENY],
      `− anyone → default/backend: allowed → denied
    backend-ingress-deny isolates it for ingress now (after)

3 connections newly refused.`,
    ],
    [
      'a policy that isolated is gone',
      [SIMPLE, DENY],
      [SIMPLE],
      `+ anyone → default/backend: denied → allowed
    backend-ingress-deny no longer isolates it for ingress, and no other policy does (before)

3 connections newly allowed.`,
    ],
    [
      'a rule lets one in',
      [SIMPLE, DENY],
      [SIMPLE, DENY, ALLOW],
      `+ default/frontend → default/backend: denied → allowed
    backend-allow-ingress-frontend ingress rule 1 (after)

1 connection newly allowed.`,
    ],
    [
      'a policy whose rule let one in is gone',
      [SIMPLE, DENY, ALLOW],
      [SIMPLE, DENY],
      `− default/frontend → default/backend: allowed → denied
    backend-allow-ingress-frontend, whose ingress rule 1 let it through, is gone (before)

1 connection newly refused.`,
    ],
    [
      'a rule names another',
      [SIMPLE, policy(ingress('backend', from('frontend')))],
      [SIMPLE, policy(ingress('backend', from('not-frontend')))],
      `+ default/not-frontend → default/backend: denied → allowed
    p ingress rule 1 (after)
− default/frontend → default/backend: allowed → denied
    no ingress rule of p names it now (after)

1 connection newly allowed and 1 newly refused.`,
    ],
    [
      'a rule lists another port',
      [SIMPLE, policy(ingress('backend', from('frontend', PORT(9100))))],
      [SIMPLE, policy(ingress('backend', from('frontend', PORT(9187))))],
      `+ default/frontend → default/backend: denied → allowed on TCP 9187
    p ingress rule 1 (after)
− default/frontend → default/backend: allowed on TCP 9100 → denied
    p ingress rule 1 no longer lists it (after)

1 connection newly allowed and 1 newly refused.`,
    ],
    [
      'a rule lists fewer ports',
      [SIMPLE, policy(ingress('backend', from('frontend')))],
      [SIMPLE, policy(ingress('backend', from('frontend', PORT(80))))],
      `~ default/frontend → default/backend: allowed → allowed on TCP 80
    p ingress rule 1 no longer lists it (after)

1 connection narrowed.`,
    ],
    [
      'a policy selects others',
      [SIMPLE, policy(ingress('backend', from('frontend')), 'p'), DENY],
      [SIMPLE, policy(ingress('frontend', from('backend')), 'p'), DENY],
      `− default/frontend → default/backend: allowed → denied
    p, whose ingress rule 1 let it through, no longer selects these pods (after)
− default/not-frontend and every address → default/frontend: allowed → denied
    p isolates it for ingress now (after)

3 connections newly refused.`,
    ],
    [
      'the source’s end',
      [SIMPLE],
      [SIMPLE, policy(egress('frontend', `{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }]${PORT(443)} }`))],
      `~ default/frontend → 203.0.113.0/24: allowed → allowed on TCP 443
    p isolates it for egress now (after)
− default/frontend → every other workload and every IPv4 address (but not 203.0.113.0/24) and every
    IPv6 address: allowed → denied
    p isolates it for egress now (after)

1 connection narrowed and 3 newly refused.`,
    ],
    [
      'among the pods of one workload',
      [several('kafka'), app('web')],
      [several('kafka'), app('web'), policy(ingress('kafka', from('web')))],
      `− every address → default/kafka: allowed → denied
    p isolates it for ingress now (after)
− pods of default/kafka → each other: allowed → denied
    p isolates it for ingress now (after)

2 connections newly refused.`,
    ],
    [
      'new and gone workloads',
      [SIMPLE, DENY, app('old')],
      [SIMPLE, DENY, app('new'), app('newer')],
      `New: default/new and default/newer (no policy isolates them).
Gone: default/old.
No connection changes between the workloads that are in both.`,
    ],
    [
      'nobody is in both',
      [app('old')],
      [app('new'), DENY.replaceAll('backend', 'new')],
      `New: default/new (isolated for ingress).
Gone: default/old.
No workload is in both: there is no connection to compare.`,
    ],
  ])('%s', (_, before, after, told) => {
    expect(text(before, after)).toBe(`${told}\n`);
  });
});

const MONITORED = [
  app('frontend'),
  app('backend'),
  app('db'),
  app('prometheus', 'monitoring'),
  app('grafana', 'monitoring'),
].join('');
const scraped = (port: number): string =>
  `{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }, podSelector: { matchLabels: { app: prometheus } } }]${PORT(port)} }`;

test('as Markdown for a review', () => {
  const before = [
    MONITORED,
    DENY,
    policy(ingress('db', from('frontend', PORT(5432)), scraped(9100)), 'db-from-backend'),
    policy(ingress('grafana', '{}'), 'grafana-ui', 'monitoring'),
  ];
  const after = [
    MONITORED,
    DENY,
    ALLOW,
    policy(ingress('db', from('backend', PORT(5432)), scraped(9187)), 'db-from-backend'),
    policy(ingress('grafana', '{ ports: [{ port: 3000 }] }'), 'grafana-ui', 'monitoring'),
  ];
  expect(changesMarkdown(words(before, after), ['A note about a_name.'])).toBe(`### Connections that change

| | from | to | was | is | because |
|---|---|---|---|---|---|
| + | default/frontend | default/backend | denied | allowed | \`backend-allow-ingress-frontend\` ingress rule 1 |
| + | default/backend | default/db | denied | allowed on TCP 5432 | \`db-from-backend\` ingress rule 1 |
| + | monitoring/prometheus | default/db | denied | allowed on TCP 9187 | \`db-from-backend\` ingress rule 2 |
| ~ | anyone | monitoring/grafana | allowed | allowed on TCP 3000 | \`grafana-ui\` ingress rule 1 no longer lists it |
| − | default/frontend | default/db | allowed on TCP 5432 | denied | no ingress rule of \`db-from-backend\` names it now |
| − | monitoring/prometheus | default/db | allowed on TCP 9100 | denied | \`db-from-backend\` ingress rule 2 no longer lists it |

3 connections newly allowed, 5 narrowed and 2 newly refused.

- A note about a\\_name.
`);
});

test('of many without anything in common the number is told', () => {
  const some = Array.from({ length: 14 }, (_, index) => deployment(`w${index}`, `app: some`, '', 'a'));
  const others = Array.from({ length: 9 }, (_, index) => deployment(`w${index}`, `app: others`, '', 'a'));
  const before = [...some, ...others.map((one) => one.replaceAll('name: w', 'name: x')), app('db', 'a')];
  const open = policy(ingress('db', from('some')), 'p', 'a');
  expect(text([...before, policy(ingress('db'), 'p', 'a')], [...before, open])).toMatch(
    /^\+ 14 of 24 workloads → a\/db: denied → allowed\n/,
  );
});

test('as Markdown, nothing', () => {
  expect(changesMarkdown(words([SIMPLE], [SIMPLE]), [])).toBe('### Connections that change\n\nNo connection changes.\n');
});

test('names that could mean something in Markdown are code, whatever a file says', () => {
  const odd = app('"@team|x"').replaceAll('app: "@team|x"', 'app: odd');
  const told = changesMarkdown(words([odd + app('b')], [odd + app('b') + policy(ingress('odd'), '"`x`|<b>"')]), []);
  expect(told.split('\n')[4]).toBe(
    '| − | anyone | `default/@team\\|x` | allowed | denied | `` `x`\\|<b> `` isolates it for ingress now |',
  );
});
