import { type BadInput, bad, metadata, peer, root, rule, selector, spec } from './badInput';

const TAB = 'error yaml: This line is indented with a tab. YAML only allows spaces there: replace the tab with spaces.';
const FITS_NONE = "error yaml: This line's indentation fits none of the lines above it. Line it up with the keys it belongs to.";
const COLON = (line: string) =>
  `error yaml: A colon is missing on the line "${line}". Write a key, a colon and a space: \`name: value\`.`;
const START = (sign: string) => `error yaml: A value cannot start with "${sign}" unless it is in quotes: put quotes around it.`;
const NAMELESS = 'error yaml: A name must follow & or *. To write the character itself, put the value in quotes.';
const OPEN = (bracket: string) =>
  `error yaml: A bracket is open here and not closed before this: add the closing ${bracket}, and indent what stands inside.`;
const NESTED =
  'error yaml: A value that holds a colon and a space must be in quotes; a mapping must start on its own line below its key.';
const unclosed = (name: string, quote: string) =>
  `error yaml: The ${name} quote that opens here is never closed. Add the closing ${quote} at the end of the text.`;

/** Texts that are no YAML or no JSON, and what YAML allows and Kubernetes does not. */
export const BROKEN: readonly BadInput[] = [
  bad(
    'a tab',
    root('metadata:\n  name: web\nspec:\n\tpodSelector: {} «'),
    TAB,
    ['Replace the tabs with spaces'],
    spec('podSelector: {}'),
  ),
  bad(
    'tabs on many lines',
    root('metadata:\n  name: web\nspec:\n\tpodSelector: «\n\t\tmatchLabels: «\n\t\t\tapp: web «'),
    [TAB, TAB, TAB],
    ['Replace the tabs with spaces'],
    selector('matchLabels:\n  app: web'),
  ),
  bad(
    'a tab among spaces',
    spec('podSelector: {}\npolicyTypes:\n\t- Ingress «'),
    TAB,
    ['Replace the tabs with spaces'],
    spec('podSelector: {}\npolicyTypes:\n  - Ingress'),
  ),
  bad(
    'tabs below a dash',
    root(
      'metadata:\n  name: web\nspec:\n  podSelector: {}\n  ingress:\n  - from:\n\t- podSelector: {} «\n\tports: «\n\t- port: 80',
    ),
    [TAB, TAB],
    ['Replace the tabs with spaces'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80'),
  ),
  bad(
    'a tab below comments, with a bracket that is open further down',
    root('metadata: # ours\n# the shop\n\n\tname: web «\nspec:\n  podSelector: {}\n  policyTypes: [Ingress «'),
    [TAB, OPEN(']')],
    ['Replace each tab with 2 spaces'],
    root('metadata: # ours\n# the shop\n\n  name: web\nspec:\n  podSelector: {}\n  policyTypes: [Ingress'),
  ),
  bad(
    'tabs behind dashes',
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n  ingress:\n  -\tfrom: «\n    -\tpodSelector: {} «'),
    [TAB, TAB],
    ['Replace the tabs with spaces'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'a key one space too deep',
    spec('podSelector: {}\n policyTypes: [Ingress] «'),
    FITS_NONE,
    ['Line it up: indent it by 2 spaces'],
    spec('podSelector: {}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'a key one space too little',
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n policyTypes: [Ingress] «'),
    FITS_NONE,
    ['Line it up: indent it by 2 spaces'],
    spec('podSelector: {}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'a key one space too little, with what is below it',
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n ingress: «\n  - from:\n    - podSelector: {}'),
    FITS_NONE,
    ['Line it up: indent it by 2 spaces'],
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n  ingress:\n   - from:\n     - podSelector: {}'),
  ),
  bad(
    'a key in a list one space too deep',
    rule('from:\n- podSelector: {}\n ports: «\n - port: 80'),
    'error yaml: A dash is missing on the line "ports:": every item of a list starts with one.',
    ['Line it up: indent it by 4 spaces'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80'),
  ),
  bad(
    'a dash one space too little',
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n  policyTypes:\n  - Ingress\n - Egress «'),
    [
      'error yaml: This line is indented further than the key before it, which already has a value. Line it up with that key.',
      'error yaml: A key must be a text, not empty, a list or a mapping. Is a text missing before the colon?',
    ],
    ['Line it up: indent it by 2 spaces'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress\n- Egress'),
  ),
  bad(
    'a list behind its key',
    spec('podSelector: {}\npolicyTypes: - Ingress «'),
    'error yaml: A list cannot start on the same line as its key: move the dash to the next line.',
    ['Move the dash to the next line'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress'),
  ),
  bad(
    'no space behind a colon, first of two',
    selector('matchLabels:\n  app:web «\n  tier: front'),
    COLON('app:web'),
    ['Write app: web'],
    selector('matchLabels:\n  app: web\n  tier: front'),
  ),
  bad(
    'no space behind a colon, last of two',
    selector('matchLabels:\n  tier: front\n  app:web «'),
    COLON('app:web'),
    ['Write app: web'],
    selector('matchLabels:\n  tier: front\n  app: web'),
  ),
  bad(
    'a field without its colon',
    spec('podSelector: {}\npolicyTypes «\n- Ingress'),
    COLON('policyTypes'),
    ['Write policyTypes:'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress'),
  ),
  bad(
    'a field without its colon, before its value',
    metadata('namespace: shop\nname web «'),
    COLON('name web'),
    ['Write name: web'],
    metadata('namespace: shop\nname: web'),
  ),
  bad('a word on a line of its own', spec('podSelector: {}\nwhatever «'), COLON('whatever')),
  bad('a value that starts with @', selector('matchLabels:\n  app: @web «'), START('@'), ['Quote "@web"']),
  bad(
    'a value that starts with %',
    metadata('name: web\nannotations:\n  load: %80 # at most «'),
    START('%'),
    ['Quote "%80"'],
    metadata('name: web\nannotations:\n  load: "%80" # at most'),
  ),
  bad('a value between backquotes', metadata('name: web\nannotations:\n  note: `x` «'), START('`'), ['Quote "`x`"']),
  bad(
    'a star alone',
    metadata('name: web\nannotations:\n  hosts: * «'),
    [NAMELESS, 'error yaml: The alias * stands for nothing…'],
    ['Quote "*"'],
    metadata('name: web\nannotations:\n  hosts: "*"'),
  ),
  bad('an ampersand alone', metadata('name: web\nannotations:\n  sign: & «'), NAMELESS, ['Quote "&"']),
  bad(
    'a value with a colon in it',
    metadata('name: web\nannotations:\n  note: see: the wiki «'),
    'error yaml: A value that holds a colon and a space must be in quotes; a mapping must start on its own line below its key.',
    ['Quote "see: the wiki"'],
    metadata('name: web\nannotations:\n  note: "see: the wiki"'),
  ),
  bad(
    'a double quote that is not closed',
    selector('matchLabels:\n  app: "web «\n  tier: front'),
    unclosed('double', '"'),
    ['Add the closing "'],
    selector('matchLabels:\n  app: "web"\n  tier: front'),
  ),
  bad(
    'a single quote that is not closed, before a comment',
    selector("matchLabels:\n  app: 'web # front «"),
    unclosed('single', "'"),
    ["Add the closing '"],
    selector("matchLabels:\n  app: 'web' # front"),
  ),
  bad(
    'a quote that is not closed, in brackets',
    spec('podSelector: {}\npolicyTypes: ["Ingress] «'),
    unclosed('double', '"'),
    ['Add the closing "'],
    spec('podSelector: {}\npolicyTypes: ["Ingress"]'),
  ),
  bad(
    'a quote that is not closed, before another text',
    spec('podSelector: {}\npolicyTypes: ["Ingress, "Egress"] «'),
    'error yaml: A comma is missing between two items on the line "policyTypes: ["Ingress, "Egress"]".',
    ['Add the closing "'],
    spec('podSelector: {}\npolicyTypes: ["Ingress", "Egress"]'),
  ),
  bad(
    'a backslash in double quotes',
    metadata('name: web\nannotations:\n  path: "C:\\docs" «'),
    'error yaml: This backslash sequence means nothing in double quotes. Write \\\\ for a backslash, or use single quotes.',
    ['Write \\\\ for the backslash'],
    metadata('name: web\nannotations:\n  path: "C:\\\\docs"'),
  ),
  bad(
    'a bracket that is not closed at the end',
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress «'),
    OPEN(']'),
    ['Add the closing ]'],
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress]'),
  ),
  bad(
    'a brace that is not closed',
    spec('podSelector: {\npolicyTypes: [Ingress] «'),
    OPEN('}'),
    ['Add the closing }'],
    spec('podSelector: {}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'a brace too many',
    spec('podSelector: {}} «\npolicyTypes: [Ingress] «'),
    [
      'error yaml: This closing bracket has no opening one: remove it, or add the opening one.',
      'error yaml: This does not fit here…',
    ],
    ['Remove the }'],
    spec('podSelector: {}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'a mapping behind its key',
    rule('from: podSelector: {} # all «\nports: []'),
    NESTED,
    ['Move podSelector to the next line'],
    rule('from:\n  podSelector: {} # all\nports: []'),
  ),
  bad(
    'a mapping behind its key, with more of it below',
    peer('podSelector: matchLabels: «\n    app: a'),
    NESTED,
    ['Move matchLabels to the next line'],
    peer('podSelector:\n  matchLabels:\n    app: a'),
  ),
  bad(
    'mappings behind their keys',
    spec('podSelector: matchLabels: app: web # ours «'),
    NESTED,
    ['Move matchLabels and app to the next lines'],
    spec('podSelector:\n  matchLabels:\n    app: web # ours'),
  ),
  bad(
    'a list behind its key, behind a dash',
    rule('from: - podSelector: {} «'),
    'error yaml: A list cannot start on the same line as its key: move the dash to the next line.',
    ['Move the dash to the next line'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'a text that ends with a colon',
    metadata('name: web\nannotations:\n  note: see below: «'),
    NESTED,
    ['Quote "see below:"'],
    metadata('name: web\nannotations:\n  note: "see below:"'),
  ),
  bad('the name of a field behind another, with a colon', metadata('name: web\nannotations:\n  note: from: «'), NESTED),
];
