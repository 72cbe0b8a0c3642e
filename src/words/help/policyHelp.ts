import type { Help } from './help';

export const FILES: Help = {
  about: 'the policies',
  purpose: 'All open files and the policies in them; one of them is on the canvas.',
  reading: [
    'M marks a file that differs from what was opened or last saved, or was made here.',
    'A red shield marks a policy with errors.',
    'What is no policy stands below, with its kind.',
  ],
  doing: [
    'Drop files, a folder or a zip anywhere on the page, or paste a manifest.',
    'The *+* of a file adds a policy to it; the dots beside a policy duplicate, copy or delete it.',
    'Closing a file deletes nothing on your disk.',
  ],
  limits: [
    'Cilium’s policies, Admin- and ClusterNetworkPolicies are kept as they are, but not drawn or counted; answers that they could change say so.',
  ],
  keys: 'files',
};

export const RULES: Help = {
  about: 'the rules',
  purpose: 'The rules of the policy on the canvas, in the order of its YAML.',
  reading: [
    'A rule lets through any of its peers on any of its ports: no peer means anyone, no port means every port.',
    'Rules only allow, and they add up: their order changes nothing.',
    'AND joins the two selectors of one peer.',
  ],
  doing: [
    'Press a rule or a peer to edit it.',
    'Drag it, or use the dots beside a rule, to move, split, merge, duplicate or copy it. Comments travel along.',
  ],
  limits: ['Other policies that select the same pods may allow more.'],
  keys: 'rules',
  lessons: ['and-or', 'empty'],
};

export const CANVAS: Help = {
  about: 'the canvas',
  purpose: 'Who may connect to the policy’s pods, under Ingress, and where they may connect to, under Egress.',
  lines: true,
  marks: [
    { mark: 'allowed', words: 'gets through on every port; DNS on its two' },
    { mark: 'ports', words: 'gets through on these ports' },
    { mark: 'depends', words: 'depends on labels or the network plugin' },
    { mark: 'denied', words: 'does not get through' },
    { mark: 'unknown', words: 'something cannot be read' },
    { mark: 'nobody', words: 'nobody left, or ignored by `policyTypes`' },
  ],
  reading: ['A closed lock lets through only what a rule allows, an open one everything.'],
  doing: [
    'Press a row to edit its rule, *+* to add one; rest on it to read which lines decide.',
    'The dots of a side (*Incoming actions*, *Outgoing actions*) hold presets and deny or allow all.',
  ],
  limits: [
    'It counts this policy alone, unless *All policies together* is chosen.',
    'The other end has to let a connection through, too: *Connectivity* asks both. Replies always pass.',
  ],
  keys: 'canvas',
  lessons: ['tutorial', 'namespace', 'dns'],
};

export const YAML: Help = {
  about: 'the YAML',
  purpose: 'The text of the active file. It is the document: all else is read from it.',
  reading: [
    'Bars at the edge mark lines added or changed since the file was opened.',
    'Lit lines belong to what is pointed at on the canvas.',
  ],
  doing: [
    'Type, and the picture follows. An edit elsewhere changes only the lines it has to; comments and spelling stay.',
    'One history holds clicks and keystrokes.',
    'Tab writes in the editor. Escape, then Tab, leads out of it, as F6 does.',
  ],
  limits: ['While the text is broken, the policy keeps its last good picture and is not edited by click.'],
  keys: 'yaml',
};

export const RULE: Help = {
  about: 'rules and selectors',
  purpose: 'A rule lets through any of its peers on any of its ports.',
  reading: [
    'Both selectors in one peer: AND, both have to hold. As two peers: OR, one is enough.',
    'An empty selector, `{}`, means every pod or every namespace. Without `namespaceSelector`, pods of the policy’s own namespace are meant; without `podSelector`, every pod there.',
    '`In` and `Exists` ask for a label; `NotIn` and `DoesNotExist` match what has no such label.',
    'No port means every port, of every protocol.',
  ],
  doing: [
    'The sentence on top tells what the rule will allow, the foot which lines change.',
    '*Presets* fill in rules that are added often.',
    'The lessons *AND and OR* and *Empty and missing* show both on the canvas.',
  ],
  limits: ['Whether an address range also means pods is up to the network plugin.'],
  keys: 'dialogs',
};
