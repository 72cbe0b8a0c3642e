import fc from 'fast-check';

/**
 * Specs as people write them: valid for the server, in all the spellings it takes (fields absent, null and empty,
 * policyTypes implied and twice, TCP left out and written out).
 */
const key = fc.constantFrom('app', 'tier', 'env', 'team', 'example.com/role');
const value = fc.constantFrom('a', 'b', 'web', '');

const expression = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('In', 'NotIn'), values: fc.array(value, { minLength: 1, maxLength: 2 }) }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

const blank = fc.constantFrom(null, undefined);

function orBlank<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: blank });
}

/** Leaves out the fields that are `undefined`: in YAML they are not there. */
function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

export const writtenSelector = fc
  .record({
    matchLabels: orBlank(fc.dictionary(key, value, { maxKeys: 2 })),
    matchExpressions: orBlank(fc.array(expression, { maxLength: 2 })),
  })
  .map(present);

export const writtenBlock = fc.constantFrom(
  { cidr: '10.0.0.0/8' },
  { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
  { cidr: '0.0.0.0/0', except: [] },
  { except: ['fd00:1::/32'], cidr: 'fd00::/8' },
);

export const writtenPeer = fc.oneof(
  { weight: 3, arbitrary: fc.record({ podSelector: writtenSelector, namespaceSelector: orBlank(writtenSelector) }).map(present) },
  { weight: 2, arbitrary: fc.record({ namespaceSelector: writtenSelector, podSelector: orBlank(writtenSelector) }).map(present) },
  { weight: 1, arbitrary: writtenBlock.map((ipBlock) => ({ ipBlock })) },
);

export const writtenPort = fc.oneof(
  fc.constant(null),
  fc
    .record({
      protocol: fc.constantFrom('TCP', 'UDP', 'SCTP', null, undefined),
      port: fc.constantFrom<(number | string | null | undefined)[]>(80, 443, 'http', null, undefined),
    })
    .map(present),
  fc.record({ port: fc.constant(8000), endPort: fc.integer({ min: 8000, max: 8010 }) }),
);

function writtenRule(peersField: 'from' | 'to'): fc.Arbitrary<unknown> {
  const rule = fc
    .record({
      [peersField]: orBlank(fc.array(writtenPeer, { maxLength: 3 })),
      ports: orBlank(fc.array(writtenPort, { maxLength: 3 })),
    })
    .map(present);
  return fc.oneof({ weight: 8, arbitrary: rule }, { weight: 1, arbitrary: fc.constant(null) });
}

export const writtenSpec = fc
  .record({
    podSelector: orBlank(writtenSelector),
    policyTypes: fc.constantFrom<unknown>(
      undefined,
      null,
      [],
      ['Ingress'],
      ['Egress'],
      ['Ingress', 'Egress'],
      ['Egress', 'Ingress'],
      ['Ingress', 'Ingress'],
      ['Egress', 'Egress'],
    ),
    ingress: orBlank(fc.array(writtenRule('from'), { maxLength: 3 })),
    egress: orBlank(fc.array(writtenRule('to'), { maxLength: 3 })),
  })
  .map(present);
