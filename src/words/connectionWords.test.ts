import { describe, expect, test } from 'vitest';
import { connectionsOf } from '../answers/connections';
import { analysisOf, deployment, policy } from '../answers/testSituation';
import { connectionsMarkdown, connectionsText } from './connectionText';
import { connectionWords } from './connectionWords';

const SIMPLE = ['frontend', 'not-frontend', 'backend'].map((name) => deployment(name, `app: ${name}`)).join('');
const DENY = policy('{ podSelector: { matchLabels: { app: backend } }, policyTypes: [Ingress] }', 'deny');
const ALLOW = policy(
  '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: frontend } } }] }] }',
  'allow',
);

function text(...texts: readonly string[]): string {
  return [...connectionsText(connectionWords(connectionsOf(analysisOf(texts))))].join('');
}

describe('as text', () => {
  test('nothing isolates', () => {
    expect(text(SIMPLE)).toMatchInlineSnapshot(`
      "3 workloads and no policy.

      To every workload (no policy isolates them for ingress)
        every port from every other workload and every address

      From every workload to addresses outside (no policy isolates them for egress)
        every port to every address
      "
    `);
  });

  test('the seed, denied', () => {
    expect(text(SIMPLE, DENY)).toMatchInlineSnapshot(`
      "3 workloads and 1 policy.

      To default/backend
        no connection

      To default/frontend and default/not-frontend (no policy isolates them for ingress)
        every port from every other workload and every address

      From every workload to addresses outside (no policy isolates them for egress)
        every port to every address
      "
    `);
  });

  test('the seed, frontend let in', () => {
    expect(text(SIMPLE, DENY, ALLOW)).toMatchInlineSnapshot(`
      "3 workloads and 2 policies.

      To default/backend
        every port from default/frontend

      To default/frontend and default/not-frontend (no policy isolates them for ingress)
        every port from every other workload and every address

      From every workload to addresses outside (no policy isolates them for egress)
        every port to every address
      "
    `);
  });

  test('a shop with ports, addresses, an egress policy and pods of one workload', () => {
    const shop = [
      deployment('web', 'app: web', '', 'shop'),
      deployment('cart', 'app: cart', '', 'shop').replace('spec:\n', 'spec:\n  replicas: 3\n'),
      deployment('db', 'app: db', '', 'shop'),
      deployment('prometheus', 'app: prometheus', '', 'monitoring'),
      policy('{ podSelector: {}, policyTypes: [Ingress] }', 'deny', 'shop'),
      policy(
        '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }], ports: [{ port: 443 }] }] }',
        'web',
        'shop',
      ),
      policy(
        '{ podSelector: { matchLabels: { app: cart } }, policyTypes: [Ingress, Egress], ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }], egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }, { to: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }] }',
        'cart',
        'shop',
      ),
      policy(
        '{ podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: cart } } }] }, { from: [{ namespaceSelector: {} }], ports: [{ port: 9187 }] }] }',
        'db',
        'shop',
      ),
    ];
    expect(text(...shop)).toMatchInlineSnapshot(`
      "4 workloads and 4 policies.

      To monitoring/prometheus (no policy isolates it for ingress)
        every port from shop/db, shop/web and every address

      To shop/cart
        TCP 8080 from shop/web

      To shop/db
        TCP 9187 from monitoring/prometheus and shop/web
        TCP 5432 from shop/cart

      To shop/web
        perhaps TCP 443 from monitoring/prometheus and shop/db
        TCP 443 from every IPv4 address (but not 10.0.0.0/8)

      From monitoring/prometheus, shop/db and shop/web to addresses outside (no policy isolates them for
          egress)
        every port to every address

      From shop/cart to addresses outside
        every port to 203.0.113.0/24

      Among the pods of one workload
        no port in shop/cart
      "
    `);
  });
});

test('as Markdown', () => {
  const markdown = [...connectionsMarkdown(connectionWords(connectionsOf(analysisOf([SIMPLE, DENY, ALLOW]))), ['A note.'])].join(
    '',
  );
  expect(markdown).toMatchInlineSnapshot(`
    "### Connections that are allowed

    3 workloads and 2 policies.

    | connections | ports | |
    |---|---|---|
    | To default/backend | every port | from default/frontend |
    | To default/frontend and default/not-frontend (no policy isolates them for ingress) | every port | from every other workload and every address |
    | From every workload to addresses outside (no policy isolates them for egress) | every port | to every address |

    - A note.
    "
  `);
});
