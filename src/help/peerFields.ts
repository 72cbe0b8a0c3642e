import type { AllowedValue, Field, Known, Shape } from './shape';

/** A label selector over pods or over namespaces (LabelSelector). */
export function selectorShape(of: 'pods' | 'namespaces'): Shape {
  return { type: 'object', fields: selectorFields(of) };
}

function selectorFields(of: 'pods' | 'namespaces'): readonly Field[] {
  const thing = of === 'pods' ? 'pod' : 'namespace';
  const keys: Known = of === 'pods' ? 'podLabelKeys' : 'namespaceLabelKeys';
  return [
    {
      name: 'matchLabels',
      type: 'labels',
      shape: { type: 'labels', of },
      meaning: `Labels the ${thing} must have, every one of them with exactly this value. Values are text: quote numbers and true or false.`,
      absent: `Absent or empty: no label is asked for, so without matchExpressions every ${thing} matches.`,
      docs: 'labels',
    },
    {
      name: 'matchExpressions',
      type: 'list of requirements',
      shape: { type: 'list', item: { type: 'object', fields: requirementFields(keys, thing) } },
      meaning: 'Requirements on labels. All of them have to hold, together with matchLabels.',
      absent: 'Absent or empty: nothing more is asked for.',
      docs: 'sets',
    },
  ];
}

function requirementFields(keys: Known, thing: string): readonly Field[] {
  return [
    {
      name: 'key',
      type: 'label key',
      shape: { type: 'text', from: keys },
      meaning: 'The key of the label the requirement is about.',
      absent: 'The server refuses a requirement without it.',
      docs: 'sets',
    },
    {
      name: 'operator',
      type: 'operator',
      shape: { type: 'text', values: operators(thing) },
      meaning: 'How the label is compared with the values.',
      absent: 'The server refuses a requirement without it.',
      docs: 'sets',
    },
    {
      name: 'values',
      type: 'list of label values',
      shape: { type: 'list', item: { type: 'text', from: 'labelValues' } },
      meaning: 'The values to compare with. In and NotIn need at least one; Exists and DoesNotExist take none.',
      absent: 'Only for Exists and DoesNotExist.',
      docs: 'sets',
    },
  ];
}

function operators(thing: string): readonly AllowedValue[] {
  return [
    { value: 'In', meaning: `The ${thing} has the label with one of the values.` },
    { value: 'NotIn', meaning: `The ${thing} has the label with another value, or does not have it at all.` },
    { value: 'Exists', meaning: `The ${thing} has the label, whatever its value.` },
    { value: 'DoesNotExist', meaning: `The ${thing} does not have the label.` },
  ];
}

const blocks: readonly AllowedValue[] = [
  { value: '0.0.0.0/0', meaning: 'Every IPv4 address. IPv6 needs ::/0 beside it.' },
  { value: '::/0', meaning: 'Every IPv6 address.' },
  { value: '10.0.0.0/8', meaning: 'Private IPv4 addresses, often those of pods and services too.' },
  { value: '172.16.0.0/12', meaning: 'Private IPv4 addresses.' },
  { value: '192.168.0.0/16', meaning: 'Private IPv4 addresses.' },
  { value: 'fc00::/7', meaning: 'Private IPv6 addresses.' },
  { value: '169.254.169.254/32', meaning: 'The metadata service of most clouds, which hands out credentials.' },
];

/** One peer of a rule (NetworkPolicyPeer). */
export const peerFields: readonly Field[] = [
  {
    name: 'podSelector',
    type: 'label selector',
    shape: selectorShape('pods'),
    meaning:
      'Pods by their labels: of the policy’s own namespace, or with a namespaceSelector in the same item (an AND) of those namespaces.',
    absent: 'Empty ({}): every pod there. Absent: with a namespaceSelector every pod of those namespaces.',
    docs: 'selectors',
  },
  {
    name: 'namespaceSelector',
    type: 'label selector',
    shape: selectorShape('namespaces'),
    meaning:
      'Namespaces by their labels. With a podSelector in the same item both have to hold (AND); as an item of its own, with a “-” in front, either will do (OR).',
    absent: 'Empty ({}): every namespace. Absent: the policy’s own namespace.',
    docs: 'selectors',
  },
  {
    name: 'ipBlock',
    type: 'range of addresses',
    shape: {
      type: 'object',
      fields: [
        {
          name: 'cidr',
          type: 'CIDR',
          shape: { type: 'text', values: blocks, besides: 'like' },
          meaning: 'The range: an address and how many of its first bits count, as in 192.0.2.0/24 or 2001:db8::/64.',
          absent: 'The server refuses an ipBlock without it.',
          docs: 'selectors',
        },
        {
          name: 'except',
          type: 'list of CIDRs',
          shape: { type: 'list', item: { type: 'text', values: blocks.slice(2), besides: 'like' } },
          meaning: 'Ranges inside cidr that are left out. Each has to be smaller than cidr and lie within it.',
          absent: 'Absent or empty: nothing is left out.',
          docs: 'selectors',
        },
      ],
    },
    meaning:
      'Addresses, meant for those outside the cluster. Whether pod addresses count depends on the network plugin. It cannot stand in one item with the selectors.',
    docs: 'selectors',
  },
];

/** One port of a rule (NetworkPolicyPort). */
export const portFields: readonly Field[] = [
  {
    name: 'protocol',
    type: 'protocol',
    shape: {
      type: 'text',
      values: [
        { value: 'TCP', meaning: 'What most services speak. The default.' },
        { value: 'UDP', meaning: 'Without connections. DNS needs it together with TCP.' },
        { value: 'SCTP', meaning: 'Needs a network plugin that supports it.' },
      ],
    },
    meaning: 'The protocol of the port.',
    absent: 'Absent: TCP.',
    docs: 'resource',
  },
  {
    name: 'port',
    type: 'number or name',
    shape: { type: 'text', from: 'portNames' },
    meaning:
      'A port of the pod, not of a service: a number without quotes, or the name of a container’s port on the pod that is connected to.',
    absent: 'Absent: every port of the protocol.',
    docs: 'resource',
  },
  {
    name: 'endPort',
    type: 'number',
    shape: { type: 'number' },
    meaning:
      'The last port of a range that begins with port. Needs a numeric port that is not greater, and a plugin that supports it.',
    absent: 'Absent: port alone.',
    docs: 'ranges',
  },
];
