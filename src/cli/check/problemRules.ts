import type { ProblemCode } from '../../kinds';
import type { YamlProblemCode } from '../../yaml';

/** What a check looks for, in a few words, and why it matters, in a sentence. */
type Reason = readonly [title: string, why: string];

const POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
const LABELS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/';
const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';

/** Where the rules that a check holds are written down. */
export const PROBLEM_SOURCES: Readonly<Partial<Record<ProblemCode | YamlProblemCode, string>>> = {
  name: NAMES,
  namespace: NAMES,
  'label-key': LABELS,
  'label-value': LABELS,
  'empty-label': LABELS,
  'selector-operator': LABELS,
  'selector-values': LABELS,
  'policy-types': POLICIES,
  'ignored-rules': POLICIES,
  'empty-rule': POLICIES,
  peer: POLICIES,
  'peer-clash': POLICIES,
  'end-port': `${POLICIES}#targeting-a-range-of-ports`,
};

/** The checks of the reader, by their codes, in the order in which a list of rules tells them. */
export const PROBLEM_REASONS: Readonly<Record<ProblemCode | YamlProblemCode, Reason>> = {
  syntax: ['The YAML cannot be read', 'Nothing in a document that does not parse is applied.'],
  tab: ['A tab indents a line', 'YAML takes spaces alone for indentation.'],
  quote: ['A quote is not closed', 'Everything up to the next quote becomes part of the text.'],
  colon: ['A colon without a space behind it', 'Without the space the line is a text, not a key with a value.'],
  character: ['A character that YAML does not allow', 'A document with it is not read.'],
  template: ['A template that has not been rendered', 'Helm templates become YAML only when they are rendered.'],
  nesting: ['Nested too deep', 'No Kubernetes object needs that many levels.'],
  'too-large': ['Too large to be read as a whole', 'Only Lists whose items each begin on a line of their own are read in parts.'],
  conflict: ['An unresolved merge conflict', 'Its markers are no YAML.'],
  'several-documents': ['A document without a separator', 'Documents of a file are parted by a line with ---.'],
  'duplicate-key': ['A key stands in a mapping twice', 'kubectl refuses it, and other readers drop one of the two.'],
  'odd-key': ['A key that is no text', 'The keys of Kubernetes objects are texts.'],
  merge: ['A merge key without a mapping', 'The key << takes an alias of a mapping, or a list of them.'],
  'unknown-alias': ['An alias without an anchor', 'There is nothing it could stand for.'],
  'circular-alias': ['An alias inside what it stands for', 'It would never end.'],
  expansion: ['Aliases that grow too large', 'A small text can stand for gigabytes; readers refuse that.'],
  'repeated-anchor': ['An anchor is set twice', 'An alias means the last one before it, which may not be the one meant.'],
  'unknown-tag': ['A tag that YAML does not know', 'Kubernetes reads no tags of its own.'],
  ambiguous: ['A value that kubectl reads otherwise', 'To kubectl yes and on are no texts, and 0777 is the number 511.'],
  more: ['More of the same', 'The first are told, the others are counted.'],
  'not-an-object': ['Not a mapping', 'A Kubernetes object is a mapping of fields.'],
  'wrong-kind': ['Not quite a NetworkPolicy', 'The server looks objects up by apiVersion and kind, and knows no such kind.'],
  'nested-list': ['A list of objects inside another', 'kubectl refuses all that is in the outer one, too.'],
  'unknown-field': [
    'A field that does not exist',
    'kubectl refuses it; a server that is sent it all the same drops it, and with it what it was to restrict.',
  ],
  'wrong-type': ['A value of the wrong type', 'The server cannot read the object.'],
  'server-field': ['A field the server fills in', 'It has no effect, and newer servers do not know it.'],
  name: ['The name is missing or malformed', 'The server refuses the object.'],
  namespace: ['The namespace is malformed', 'The server refuses the object.'],
  'label-key': ['A label’s key is malformed', 'The server refuses the object.'],
  'label-value': ['A label’s value is malformed', 'The server refuses the object.'],
  'empty-label': ['A label without a value', 'It means the empty text, not any value.'],
  'annotation-key': ['An annotation’s key is malformed', 'The server refuses the object.'],
  annotations: ['Annotations are too large', 'All of an object’s together may have 256 KiB.'],
  'missing-spec': ['The policy has no spec', 'It would select every pod of its namespace and let nothing in.'],
  'missing-pod-selector': ['The policy has no podSelector', 'Without it the policy is about every pod of its namespace.'],
  'selector-operator': ['An operator that does not exist', 'There are In, NotIn, Exists and DoesNotExist.'],
  'selector-values': ['Values that do not go with the operator', 'In and NotIn need values, Exists and DoesNotExist take none.'],
  'policy-types': ['policyTypes is malformed', 'It lists Ingress, Egress or both.'],
  'ignored-rules': ['Rules that have no effect', 'Rules count only in a direction that policyTypes lists.'],
  'empty-rule': [
    'An empty rule',
    'The server reads it as a rule for everyone on every port: a half-typed dash opens the policy.',
  ],
  'empty-field': ['A field without a value', 'The server reads it as absent, which may mean everything.'],
  peer: ['A peer that says nothing', 'A peer needs a podSelector, a namespaceSelector or an ipBlock.'],
  'peer-clash': ['A peer with an ipBlock and a selector', 'It is either about addresses or about pods.'],
  protocol: ['A protocol that does not exist', 'There are TCP, UDP and SCTP.'],
  port: ['A port that does not exist', 'Ports are numbers from 1 to 65535, or names of a container’s ports.'],
  'empty-port': ['A port without a number', 'The server reads it as every port of the protocol.'],
  'end-port': ['A range of ports is malformed', 'endPort needs a numeric port, and is not below it.'],
  cidr: ['Not a CIDR', 'The server refuses the object.'],
  'cidr-strict': [
    'A CIDR that versions of Kubernetes read differently',
    'Newer servers refuse it, others take it for another range.',
  ],
  except: ['An exception outside its range', 'Each range of except lies strictly within cidr.'],
};
