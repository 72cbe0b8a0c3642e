import type { LintName, LintRule } from './finding';

const NETWORK_POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';

type Reasons = Omit<LintRule, 'name'>;

/** What a lint rests on, by its name. Other tools' names stand where they find the same, or what comes nearest. */
const REASONS: Readonly<Record<LintName, Reasons>> = {
  'no-default-deny': {
    title: 'No default deny in the namespace',
    why: 'A pod that no policy selects accepts and makes every connection. A policy that selects all pods of the namespace and allows nothing closes that gap for pods still to come; the others then open what is needed.',
    source: { title: 'Kubernetes: default policies', url: `${NETWORK_POLICIES}#default-policies` },
    alsoKnownAs: [
      'kubeaudit MissingDefaultDenyIngressNetworkPolicy',
      'kubeaudit MissingDefaultDenyEgressNetworkPolicy',
      'kube-linter non-isolated-pod',
      'kube-score pod-networkpolicy',
      'Kubescape C-0030',
      'Kubescape C-0054',
      'Kubescape C-0260',
      'Checkov CKV2_K8S_6',
    ],
  },
  'egress-without-dns': {
    title: 'Egress is restricted and DNS is left out',
    why: 'Pods find services by name. When outgoing connections are restricted and the DNS server is not among those allowed, every connection to a name fails, also where its address is allowed.',
    source: {
      title: 'Kubernetes: DNS for Services and Pods',
      url: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    },
    alsoKnownAs: [],
  },
  'dns-without-tcp': {
    title: 'DNS is allowed on UDP only',
    why: 'A DNS answer that does not fit one UDP packet is asked for again over TCP. With TCP 53 denied, names with long answers fail to resolve now and then.',
    source: { title: 'RFC 7766: DNS Transport over TCP', url: 'https://www.rfc-editor.org/rfc/rfc7766' },
    alsoKnownAs: [],
  },
  'dns-to-every-pod': {
    title: 'DNS is allowed to everyone',
    why: 'A rule for port 53 that names nobody, or every pod, lets data leave over that port to any listener. The cluster’s DNS server is the pods labelled k8s-app=kube-dns in namespace kube-system.',
    source: {
      title: 'Kubernetes: debugging DNS resolution',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/',
    },
    alsoKnownAs: [],
  },
  'pointless-beside-allow-all': {
    title: 'An allow-all makes other rules pointless',
    why: 'Rules only allow, and they add up. Beside one that allows everything, the others restrict nothing, though they look as if they did.',
    source: { title: 'Kubernetes: allow all ingress traffic', url: `${NETWORK_POLICIES}#allow-all-ingress-traffic` },
    alsoKnownAs: ['kubeaudit AllowAllIngressNetworkPolicyExists', 'kubeaudit AllowAllEgressNetworkPolicyExists'],
  },
  'covered-rule': {
    title: 'A rule is covered by another',
    why: 'Everything the rule allows, another one allows too. It changes nothing, and someone may take it for the reason why something is open, or remove the wrong one.',
    source: { title: 'Kubernetes: the two sorts of pod isolation', url: `${NETWORK_POLICIES}#the-two-sorts-of-pod-isolation` },
    alsoKnownAs: [],
  },
  'covered-peer': {
    title: 'A peer is covered by another',
    why: 'Everyone the peer means is meant by another peer with the same ports or more. It changes nothing; often it was meant to narrow the other one.',
    source: {
      title: 'Kubernetes: behavior of to and from selectors',
      url: `${NETWORK_POLICIES}#behavior-of-to-and-from-selectors`,
    },
    alsoKnownAs: [],
  },
  'block-of-pods': {
    title: 'An ipBlock in the ranges of pods',
    why: 'An ipBlock is meant for addresses outside the cluster: pods come and go, and so do their addresses. Whether it matches pods at all is up to the network plugin.',
    source: {
      title: 'Kubernetes: behavior of to and from selectors',
      url: `${NETWORK_POLICIES}#behavior-of-to-and-from-selectors`,
    },
    alsoKnownAs: [],
  },
  'one-address-family': {
    title: 'Every address of one family only',
    why: '0.0.0.0/0 is every IPv4 address and no IPv6 address; ::/0 is the reverse. In a cluster with both families, "everywhere" needs the two of them.',
    source: {
      title: 'Kubernetes: IPv4/IPv6 dual-stack',
      url: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
    },
    alsoKnownAs: ['Trivy KUBE-0001', 'Trivy KUBE-0002'],
  },
  'duplicate-policy': {
    title: 'The same policy twice',
    why: 'Kubernetes knows an object by its kind, namespace and name. Of two with the same, the one applied last replaces the other without a word.',
    source: {
      title: 'Kubernetes: object names and IDs',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    },
    alsoKnownAs: [],
  },
  'accidental-or': {
    title: 'Two peers that look like one',
    why: 'A dash before podSelector starts a second peer, and peers are alternatives: the rule then allows every pod of the namespaces chosen, and beside that pods of its own namespace.',
    source: {
      title: 'Kubernetes: behavior of to and from selectors',
      url: `${NETWORK_POLICIES}#behavior-of-to-and-from-selectors`,
    },
    alsoKnownAs: [],
  },
  'selects-nothing': {
    title: 'The policy selects no pod',
    why: 'Labels that no pod has protect nothing: often they are mistyped, or were changed in the workload only. Told when pods of the policy’s namespace are open and none of them is selected.',
    source: { title: 'Kubernetes: the NetworkPolicy resource', url: `${NETWORK_POLICIES}#networkpolicy-resource` },
    alsoKnownAs: ['kube-linter dangling-networkpolicy', 'kube-score networkpolicy-targets-pod'],
  },
  'peer-selects-nothing': {
    title: 'A peer selects no pod',
    why: 'A peer that nobody fits opens nothing, though it looks as if it did. Told when every namespace it means is open with pods, and none of them fits.',
    source: {
      title: 'Kubernetes: behavior of to and from selectors',
      url: `${NETWORK_POLICIES}#behavior-of-to-and-from-selectors`,
    },
    alsoKnownAs: ['kube-linter dangling-networkpolicypeer-podselector'],
  },
  'named-port-nobody-has': {
    title: 'A named port that no pod has',
    why: 'A port’s name is looked up on each pod that is connected to. Where no container declares the name with that protocol, the rule opens nothing. Told when the pods it is looked up on are open.',
    source: {
      title: 'Kubernetes: NetworkPolicyPort',
      url: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
    },
    alsoKnownAs: [],
  },
  'unsupported-end-port': {
    title: 'A range of ports without support for endPort',
    why: 'A network plugin that does not know endPort sees only the first port of the range. The API server knows the field since Kubernetes 1.21, and by default since 1.22.',
    source: { title: 'Kubernetes: targeting a range of ports', url: `${NETWORK_POLICIES}#targeting-a-range-of-ports` },
    alsoKnownAs: [],
  },
  'unsupported-sctp': {
    title: 'SCTP without support for it',
    why: 'Whether SCTP can be allowed or denied is up to the network plugin. Cilium’s support is beta and switched off unless it is asked for.',
    source: { title: 'Cilium: SCTP support', url: 'https://docs.cilium.io/en/stable/configuration/sctp/' },
    alsoKnownAs: [],
  },
  'plugin-ignores-policies': {
    title: 'The network plugin ignores policies',
    why: 'NetworkPolicies are carried out by the network plugin. Where it does not, they are stored and change nothing.',
    source: { title: 'Kubernetes: prerequisites of network policies', url: `${NETWORK_POLICIES}#prerequisites` },
    alsoKnownAs: ['KICS CNI Plugin Does Not Support Network Policies'],
  },
  'unknown-lint': {
    title: 'A silencing comment names no lint',
    why: 'A name that is mistyped silences nothing.',
    source: { title: 'YAML 1.2.2: comments', url: 'https://yaml.org/spec/1.2.2/#66-comments' },
    alsoKnownAs: [],
  },
};

/** Every lint with its reasons, in the order of `LINT_NAMES`. */
export const LINT_RULES: readonly LintRule[] = (Object.keys(REASONS) as LintName[]).map((name) => ({ name, ...REASONS[name] }));
