import { metadataFields } from './metadataFields';
import { peerFields, portFields, selectorShape } from './peerFields';
import type { Field, Shape } from './shape';

const peers: Shape = { type: 'list', item: { type: 'object', fields: peerFields } };
const ports: Shape = { type: 'list', item: { type: 'object', fields: portFields } };

const portsMeaning =
  'The ports of the pods that are connected to. One of the items has to fit. A rule lets a connection through when its peer and its port both fit.';
const portsAbsent = 'Absent or empty: every port of every protocol.';

const ingressRule: Shape = {
  type: 'object',
  fields: [
    {
      name: 'from',
      type: 'list of peers',
      shape: peers,
      meaning: 'Who may connect. One of the items has to fit: each “-” is an OR, two selectors in one item are an AND.',
      absent: 'Absent or empty: everyone, also from outside the cluster.',
      docs: 'selectors',
    },
    { name: 'ports', type: 'list of ports', shape: ports, meaning: portsMeaning, absent: portsAbsent, docs: 'resource' },
  ],
};

const egressRule: Shape = {
  type: 'object',
  fields: [
    {
      name: 'to',
      type: 'list of peers',
      shape: peers,
      meaning: 'Where connections may go. One of the items has to fit: each “-” is an OR, two selectors in one item are an AND.',
      absent: 'Absent or empty: everywhere, also outside the cluster.',
      docs: 'selectors',
    },
    { name: 'ports', type: 'list of ports', shape: ports, meaning: portsMeaning, absent: portsAbsent, docs: 'resource' },
  ],
};

const specFields: readonly Field[] = [
  {
    name: 'podSelector',
    type: 'label selector',
    shape: selectorShape('pods'),
    meaning: 'The pods this policy is about, all of them in its own namespace.',
    absent: 'Empty ({}): every pod of the namespace. Only newer servers take a policy without it, and it means the same.',
    docs: 'resource',
  },
  {
    name: 'policyTypes',
    type: 'list of directions',
    shape: {
      type: 'list',
      item: {
        type: 'text',
        values: [
          { value: 'Ingress', meaning: 'Connections to the pods are refused unless a rule lets them in.' },
          {
            value: 'Egress',
            meaning: 'Connections the pods open are refused unless a rule lets them out, DNS included.',
          },
        ],
      },
    },
    meaning: 'The directions the policy closes. In a listed direction only what a rule allows gets through.',
    absent:
      'Absent or empty: Ingress always, and Egress when there is an egress rule. Rules of a direction that a list leaves out have no effect.',
    docs: 'isolation',
  },
  {
    name: 'ingress',
    type: 'list of rules',
    shape: { type: 'list', item: ingressRule },
    meaning: 'What may connect to the pods. Rules only ever add: a connection needs one rule of any policy that fits.',
    absent: 'Absent or []: nothing is let in where Ingress is closed. An empty rule, [{}], lets everyone in.',
    docs: 'defaults',
  },
  {
    name: 'egress',
    type: 'list of rules',
    shape: { type: 'list', item: egressRule },
    meaning:
      'Where the pods may connect to. Rules only ever add. Names are looked up in DNS, so most policies that close egress need a rule for it.',
    absent: 'Absent or []: nothing is let out where Egress is closed. An empty rule, [{}], lets everything out.',
    docs: 'defaults',
  },
];

const metadata: Field = {
  name: 'metadata',
  type: 'metadata',
  shape: { type: 'object', fields: metadataFields },
  meaning: 'The object’s name, namespace, labels and annotations.',
  docs: 'objects',
};

const apiVersion: Field = {
  name: 'apiVersion',
  type: 'text',
  shape: { type: 'text' },
  meaning: 'The API group and version this object is written for.',
  absent: 'The server refuses an object without it.',
  docs: 'objects',
};

const kind: Field = {
  name: 'kind',
  type: 'text',
  shape: { type: 'text' },
  meaning: 'What sort of object this is.',
  absent: 'The server refuses an object without it.',
  docs: 'objects',
};

/** The fields of a NetworkPolicy (networking.k8s.io/v1), in the order people write them. */
export const policyFields: readonly Field[] = [
  {
    ...apiVersion,
    shape: {
      type: 'text',
      besides: 'other',
      values: [{ value: 'networking.k8s.io/v1', meaning: 'The only version of NetworkPolicy that servers still know.' }],
    },
  },
  {
    ...kind,
    shape: {
      type: 'text',
      besides: 'other',
      values: [{ value: 'NetworkPolicy', meaning: 'Says which connections pods of a namespace accept and open.' }],
    },
  },
  metadata,
  {
    name: 'spec',
    type: 'policy',
    shape: { type: 'object', fields: specFields },
    meaning: 'What the policy does: for which pods, in which directions, and what it lets through.',
    docs: 'resource',
  },
  {
    name: 'status',
    type: 'status',
    shape: { type: 'any' },
    meaning: 'Some older servers reported here how the policy was taken up.',
    absent: 'The server fills it in: it need not be in a file.',
    docs: 'resource',
    server: true,
  },
];

/** What every object has. */
export const objectFields: readonly Field[] = [apiVersion, kind, metadata];

/** A list of objects, as `kubectl get -o yaml` prints it. */
export const listFields: readonly Field[] = [
  apiVersion,
  kind,
  {
    name: 'items',
    type: 'list of objects',
    shape: { type: 'list', item: { type: 'object', fields: policyFields } },
    meaning: 'The objects of the list. Each is an object of its own.',
    docs: 'objects',
  },
];
