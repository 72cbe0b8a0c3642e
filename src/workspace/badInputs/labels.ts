import { type BadInput, bad, selector, spec } from './badInput';
import { LABEL_VALUE, NAME_PART, SUBDOMAIN, TEXT, unmarshal } from './serverTexts';

const AT = 'spec.podSelector';
const SELECTOR = 'write fields here, each with a name and a colon';
const notText = (type: string, at = AT) =>
  `error ${at}.matchLabels: ${unmarshal(type, 'LabelSelector', `${at}.matchLabels`, 'string')}`;

/** What is wrong with selectors: labels, expressions, and what stands beside them. */
export const LABELS: readonly BadInput[] = [
  bad(
    'a label that is true',
    selector('matchLabels:\n  app: true «'),
    `${notText('bool')}: ${TEXT} "true"`,
    ['Quote "true"'],
    selector('matchLabels:\n  app: "true"'),
  ),
  bad(
    'a label that is a number with zeros behind the point',
    selector('matchLabels:\n  version: 1.0 «'),
    `${notText('number')}: ${TEXT} "1.0"`,
    ['Quote "1.0"'],
    selector('matchLabels:\n  version: "1.0"'),
  ),
  bad(
    'a label that is a number with an exponent, beside a comment',
    selector('matchLabels:\n  commit: 1e5 # short «'),
    `${notText('number')}: ${TEXT} "1.0"`,
    ['Quote "1e5"'],
    selector('matchLabels:\n  commit: "1e5" # short'),
  ),
  bad(
    'a label of digits in braces',
    selector('matchLabels: {build: 42} «'),
    `${notText('number')}: ${TEXT} "1.0"`,
    ['Quote "42"'],
    selector('matchLabels: {build: "42"}'),
  ),
  bad(
    'a label that is a list',
    selector('matchLabels:\n  app: [web] «'),
    `${notText('array')}: write text here`,
    ['Write web without the list'],
    selector('matchLabels:\n  app: web'),
  ),
  bad('a label that is a mapping', selector('matchLabels:\n  app: {name: web} «'), `${notText('object')}: write text here`),
  bad(
    'a label without a value',
    selector('matchLabels:\n  app: «'),
    `warning ${AT}.matchLabels.app: app has no value: the server reads it as app="", an empty value.`,
    ['Write app: "", an empty value'],
    selector('matchLabels:\n  app: ""'),
  ),
  bad(
    'matchLabels with nothing in it',
    selector('matchLabels: «'),
    `warning ${AT}.matchLabels: matchLabels is empty: the server reads that as no condition.`,
    ['Remove the empty matchLabels: no condition'],
    spec('podSelector: {}'),
  ),
  bad(
    'matchExpressions with nothing in it',
    selector('matchLabels:\n  app: web\nmatchExpressions: «'),
    `warning ${AT}.matchExpressions: matchExpressions is empty: the server reads that as no condition.`,
    ['Remove the empty matchExpressions: no condition'],
    selector('matchLabels:\n  app: web'),
  ),
  bad(
    'a selector as a text',
    spec('podSelector: app=web «'),
    `error ${AT}: ${unmarshal('string', 'NetworkPolicySpec', AT, 'v1.LabelSelector')}: ${SELECTOR}`,
    ['Write matchLabels with app: web'],
    selector('matchLabels:\n  app: web'),
  ),
  bad(
    'a selector for all, as a star in quotes',
    spec('podSelector: "*" «'),
    `error ${AT}: ${unmarshal('string', 'NetworkPolicySpec', AT, 'v1.LabelSelector')}: ${SELECTOR}`,
  ),
  bad(
    'a selector as an empty list',
    spec('podSelector: [] «'),
    `error ${AT}: ${unmarshal('array', 'NetworkPolicySpec', AT, 'v1.LabelSelector')}: ${SELECTOR}`,
    ['Write {}: every pod'],
    spec('podSelector: {}'),
  ),
  bad(
    'a selector as a list of labels',
    spec('podSelector: «\n- app: web\n- tier: front'),
    `error ${AT}: ${unmarshal('array', 'NetworkPolicySpec', AT, 'v1.LabelSelector')}: ${SELECTOR}`,
    ['Write matchLabels with app: web, tier: front'],
  ),
  bad(
    'matchLabels as a list, with a version that would be another number',
    selector('matchLabels: «\n- version: 1.10'),
    `error spec.podSelector.matchLabels: ${unmarshal('array', 'LabelSelector', 'spec.podSelector.matchLabels', 'map[string]string')}: ${SELECTOR}`,
  ),
  bad(
    'a field of the spec among labels',
    selector('matchLabels: {app: a}\npolicyTypes: «'),
    `error spec.podSelector.policyTypes: unknown field "spec.podSelector.policyTypes"`,
    ['Remove policyTypes: more may be allowed without it'],
  ),
  bad(
    'a label that is true to an alias elsewhere',
    spec('podSelector:\n  matchLabels: &a {app: true} «\ningress:\n- from:\n  - podSelector: {matchLabels: *a} «'),
    [
      `error ${AT}.matchLabels: ${unmarshal('bool', 'LabelSelector', `${AT}.matchLabels`, 'string')}…`,
      `error spec.ingress.from.podSelector.matchLabels: ${unmarshal('bool', 'LabelSelector', 'spec.ingress.from.podSelector.matchLabels', 'string')}…`,
    ],
  ),
  bad(
    'matchLabels as a list',
    selector('matchLabels: «\n- app: web'),
    `error ${AT}.matchLabels: ${unmarshal('array', 'LabelSelector', `${AT}.matchLabels`, 'map[string]string')}: ${SELECTOR}`,
    ['Write app: web'],
    selector('matchLabels:\n  app: web'),
  ),
  bad(
    'a label without a space behind its colon',
    selector('matchLabels: «\n  app:web'),
    `error ${AT}.matchLabels: ${unmarshal('string', 'LabelSelector', `${AT}.matchLabels`, 'map[string]string')}: ${SELECTOR}`,
    ['Write app: web'],
    selector('matchLabels:\n  app: web'),
  ),
  bad(
    'the key of a label in a selector',
    selector('matchLabels:\n  app name: web «'),
    `error ${AT}.matchLabels: Invalid value: "app name": ${NAME_PART}`,
    ['Rename to app-name'],
    selector('matchLabels:\n  app-name: web'),
  ),
  bad(
    'the prefix of a label in upper case',
    selector('matchLabels:\n  Example.com/app: web «'),
    `error ${AT}.matchLabels: Invalid value: "Example.com/app": prefix part ${SUBDOMAIN}`,
    ['Rename to example.com/app'],
    selector('matchLabels:\n  example.com/app: web'),
  ),
  bad(
    'a label with two slashes',
    selector('matchLabels:\n  a/b/c: web «'),
    `error ${AT}.matchLabels: Invalid value: "a/b/c": a qualified name must consist of…`,
    ['Rename to a/b-c'],
  ),
  bad(
    'a label key that is too long',
    selector(`matchLabels:\n  ${'a'.repeat(64)}: web «`),
    `error ${AT}.matchLabels: Invalid value: "${'a'.repeat(64)}": name part must be no more than 63 bytes`,
  ),
  bad(
    'the value of a label with a space',
    selector('matchLabels:\n  app: web front «'),
    `error ${AT}.matchLabels: Invalid value: "web front": ${LABEL_VALUE}`,
    ['Use web-front'],
    selector('matchLabels:\n  app: web-front'),
  ),
  bad(
    'two values of a label in one',
    selector('matchLabels:\n  app: "web, api" «'),
    `error ${AT}.matchLabels: Invalid value: "web, api": ${LABEL_VALUE}`,
  ),
  bad(
    'a value with another one too deep below it',
    selector('matchExpressions:\n- key: app\n  operator: In\n  values:\n  - web «\n   - api'),
    `error ${AT}.matchExpressions[0].values[0]: Invalid value: "web - api": ${LABEL_VALUE}`,
  ),
  bad(
    'the value of a label with a hyphen at its end',
    selector('matchLabels:\n  app: "web-" «'),
    `error ${AT}.matchLabels: Invalid value: "web-": ${LABEL_VALUE}`,
    ['Use web'],
    selector('matchLabels:\n  app: "web"'),
  ),
  bad(
    'the value of a label that is too long',
    selector(`matchLabels:\n  app: ${'a'.repeat(64)} «`),
    `error ${AT}.matchLabels: Invalid value: "${'a'.repeat(64)}": must be no more than 63 bytes`,
  ),
  bad(
    'a star as the value of a label',
    selector('matchLabels:\n  app: "*" «'),
    `error ${AT}.matchLabels: Invalid value: "*": ${LABEL_VALUE}`,
  ),
  bad(
    'labels straight under the selector',
    selector('app: web «\ntier: front «'),
    [`error ${AT}.app: unknown field "${AT}.app"`, `error ${AT}.tier: unknown field "${AT}.tier"`],
    ['Put app and tier under matchLabels', 'Remove app: it then selects every pod'],
    selector('matchLabels:\n  app: web\n  tier: front'),
  ),
  bad(
    'matchLabel in the singular',
    selector('matchLabel: «\n  app: web # front'),
    `error ${AT}.matchLabel: unknown field "${AT}.matchLabel": did you mean matchLabels?`,
    ['Rename to matchLabels', 'Remove matchLabel: it then selects every pod'],
    selector('matchLabels:\n  app: web # front'),
  ),
  bad(
    'labels for matchLabels',
    selector('labels: «\n  app: web'),
    `error ${AT}.labels: unknown field "${AT}.labels"`,
    ['Rename to matchLabels', 'Remove labels: it then selects every pod'],
    selector('matchLabels:\n  app: web'),
  ),
];
