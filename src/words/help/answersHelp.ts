import type { Help } from './help';

export const PROBLEMS: Help = {
  about: 'problems',
  purpose: 'What the API server would refuse in the open files, and what you may not have meant.',
  marks: [
    { mark: 'error', words: 'refused, or not readable' },
    { mark: 'warning', words: 'probably not meant' },
    { mark: 'info', words: 'worth knowing' },
  ],
  doing: [
    'Press a message to go to its line.',
    'The button beside it mends it; *Undo* takes that back.',
    '*Show details* tells why it matters, and silences a lint by a comment.',
    'Some checks depend on the version and the network plugin: choose your cluster above.',
  ],
  limits: ['What your cluster’s own admission checks refuse is not known here.'],
  keys: 'answers',
};

export const CHECK: Help = {
  about: 'the check',
  purpose: 'May one connect to the other, on which port, and what decides it?',
  marks: [
    { mark: 'allowed', words: 'both ends let it through' },
    { mark: 'denied', words: 'one end at least refuses it' },
    { mark: 'depends', words: 'something is not known, and is named' },
  ],
  reading: [
    'The source’s egress and the destination’s ingress both have to allow a connection. An end that no policy isolates allows everything.',
    'The steps name each policy, its rule and its line.',
  ],
  doing: [
    'Type pods, workloads, a service or an address; leave *Port* empty for every port.',
    'A denied answer offers the edit that would allow it.',
  ],
  limits: [
    'Only open files count. What is assumed or left out stands below the answer; *Assumptions* changes it.',
    'Traffic from a pod’s own node is always let in, and ICMP is outside of NetworkPolicy.',
  ],
  keys: 'check',
  lessons: ['both-ends'],
};

export const REACH: Help = {
  about: 'who reaches it',
  purpose: 'Everybody who may connect to the destination that is asked about, and who may not.',
  marks: [
    { mark: 'allowed', words: 'gets through on the port, or on every port' },
    { mark: 'denied', words: 'does not' },
    { mark: 'depends', words: 'something is not known' },
  ],
  reading: ['*Some*: it is not the same for all pods that are meant.', 'One line stands for all addresses outside the cluster.'],
  doing: ['Press a name to have it checked as From.'],
  limits: ['Only workloads of the open files are asked.'],
};

export const MATRIX: Help = {
  about: 'the matrix',
  purpose: 'Who may connect to whom: rows connect to columns.',
  legend: 'matrix',
  reading: [
    '*some of them*: those that stand behind the two names differ.',
    'One line stands for everything outside the cluster.',
  ],
  doing: [
    'Narrow it by namespace, policy, words or one port.',
    'Press a namespace to fold or unfold it, a cell to read what it rests on.',
  ],
  limits: ['Only workloads of the open files are in it. More than 120 lines are not drawn.'],
  keys: 'matrix',
};

export const MAP: Help = {
  about: 'the map',
  purpose: 'Workloads, and what rules let through between them.',
  legend: 'map',
  reading: [
    'A line stands where both ends let it through and a rule is needed for that.',
    'Walls: the outer one is for ingress, the inner one for egress. Where neither end has one, no rule is needed.',
  ],
  doing: [
    'Pick a workload or a line to read about it, with the rules that let it through.',
    'Press a namespace to fold it.',
    '*Observed*, while flows are open, adds what was seen.',
  ],
  limits: ['A missing line is no denial: it may need no rule. The matrix tells each pair.'],
  keys: 'map',
};

export const CHANGES: Help = {
  about: 'what changes',
  purpose: 'The connections that your edits newly allow and newly refuse.',
  reading: ['Each line tells what was and what is, on which ports, and the lines of the policies that made the difference.'],
  doing: [
    '*Against* compares with the files as opened, or with others that you choose; these are read, not opened.',
    '*Show on map* draws it, *Copy as Markdown* makes it a comment for a review.',
  ],
  limits: [
    'Only workloads of these files, and addresses outside, are compared.',
    'What is not counted, and could change it, is said above.',
  ],
};

export const TABLES: Help = {
  about: 'policies and pods',
  purpose: 'The policies as `kubectl get netpol` lists them, the pods as `cilium endpoint list` does.',
  marks: [
    { mark: 'isolated', words: 'only what a rule allows gets through' },
    { mark: 'open', words: 'nothing restricts this direction' },
  ],
  doing: [
    'Press a policy’s name to see it on the canvas.',
    'Press its number of pods to see which, or a pod to see the policies that select it.',
    'The filters take words of names, namespaces and labels.',
  ],
  limits: [
    'Read from the open files, not from a cluster: what runs there may differ. Policies that cannot count are left out, and named.',
  ],
};
