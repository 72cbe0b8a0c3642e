import { type BadInput, bad, peer, selector } from './badInput';
import { LABEL_VALUE, NAME_PART, TEXT, unmarshal } from './serverTexts';

const AT = 'spec.podSelector';
const SELECTOR = 'write fields here, each with a name and a colon';
const LIST = 'write a list here, each item after a dash';

/** What is wrong with the expressions of selectors. */
export const EXPRESSIONS: readonly BadInput[] = [
  bad(
    'matchExpressions as a mapping',
    selector('matchExpressions: «\n  key: app\n  operator: Exists'),
    `error ${AT}.matchExpressions: ${unmarshal('object', 'LabelSelector', `${AT}.matchExpressions`, '[]v1.LabelSelectorRequirement')}: ${LIST}`,
    ['Make it a list of one item'],
  ),
  bad(
    'an expression as a text',
    selector('matchExpressions:\n- app in (web) «'),
    `error ${AT}.matchExpressions: ${unmarshal('string', 'LabelSelector', `${AT}.matchExpressions`, 'v1.LabelSelectorRequirement')}: ${SELECTOR}`,
  ),
  bad(
    'an expression with nothing in it',
    selector('matchExpressions:\n- «'),
    [
      `error ${AT}.matchExpressions[0].operator: Invalid value: "": not a valid selector operator`,
      `error ${AT}.matchExpressions[0].key: Invalid value: "": name part must be non-empty`,
      `error ${AT}.matchExpressions[0].key: Invalid value: "": ${NAME_PART}`,
    ],
    ['Use Exists', 'Use DoesNotExist'],
  ),
  bad('an expression without its key', selector('matchExpressions:\n- operator: Exists «'), [
    `error ${AT}.matchExpressions[0].key: Invalid value: "": name part must be non-empty`,
    `error ${AT}.matchExpressions[0].key: Invalid value: "": ${NAME_PART}`,
  ]),
  bad(
    'the key of an expression',
    selector('matchExpressions:\n- key: app name «\n  operator: Exists'),
    `error ${AT}.matchExpressions[0].key: Invalid value: "app name": ${NAME_PART}`,
    ['Use app-name'],
    selector('matchExpressions:\n- key: app-name\n  operator: Exists'),
  ),
  bad(
    'an expression without its operator',
    selector('matchExpressions:\n- key: app «\n  values: [web]'),
    `error ${AT}.matchExpressions[0].operator: Invalid value: "": not a valid selector operator`,
    ['Use In', 'Use NotIn'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web]'),
  ),
  bad(
    'an operator in lower case',
    selector('matchExpressions:\n- key: app\n  operator: in «\n  values: [web]'),
    `error ${AT}.matchExpressions[0].operator: Invalid value: "in": not a valid selector operator`,
    ['Use In'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web]'),
  ),
  bad(
    'an operator of another language',
    selector('matchExpressions:\n- key: app\n  operator: Equals «\n  values: [web]'),
    `error ${AT}.matchExpressions[0].operator: Invalid value: "Equals": not a valid selector operator`,
    ['Use In'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web]'),
  ),
  bad(
    'an operator as a sign',
    selector('matchExpressions:\n- key: app\n  operator: "!=" «\n  values: [web]'),
    `error ${AT}.matchExpressions[0].operator: Invalid value: "!=": not a valid selector operator`,
    ['Use NotIn'],
    selector('matchExpressions:\n- key: app\n  operator: "NotIn"\n  values: [web]'),
  ),
  bad(
    'an operator nobody knows',
    selector('matchExpressions:\n- key: app\n  operator: Near «'),
    `error ${AT}.matchExpressions[0].operator: Invalid value: "Near": not a valid selector operator`,
    ['Use Exists', 'Use DoesNotExist'],
  ),
  bad(
    'In without values',
    selector('matchExpressions:\n- key: app «\n  operator: In'),
    `error ${AT}.matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
    ['Use Exists: any value of app'],
    selector('matchExpressions:\n- key: app\n  operator: Exists'),
  ),
  bad(
    'NotIn with a list of nothing',
    selector('matchExpressions:\n- key: app\n  operator: NotIn\n  values: [] «'),
    `error ${AT}.matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
    ['Use DoesNotExist: no app at all'],
    selector('matchExpressions:\n- key: app\n  operator: DoesNotExist'),
  ),
  bad(
    'Exists with values',
    selector('matchExpressions:\n- key: app\n  operator: Exists\n  values: [web] «'),
    `error ${AT}.matchExpressions[0].values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`,
    ['Use In, for these values only', 'Remove the values: any value of app then fits'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web]'),
  ),
  bad(
    'DoesNotExist with values',
    selector('matchExpressions:\n- key: app\n  operator: DoesNotExist\n  values: «\n  - web'),
    `error ${AT}.matchExpressions[0].values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`,
    ['Remove the values: no app at all', 'Use NotIn: any other value then fits too'],
  ),
  bad(
    'values as a text',
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: web «'),
    `error ${AT}.matchExpressions.values: ${unmarshal('string', 'LabelSelectorRequirement', `${AT}.matchExpressions.values`, '[]string')}: ${LIST}`,
    ['Write the list [web]'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values:\n  - web'),
  ),
  bad(
    'a value that is a number',
    selector('matchExpressions:\n- key: app\n  operator: In\n  values:\n  - 010 «'),
    [
      `error ${AT}.matchExpressions.values: ${unmarshal('number', 'LabelSelectorRequirement', `${AT}.matchExpressions.values`, 'string')}: ${TEXT} "1.0"`,
      'warning yaml: kubectl reads "010" as the number 8, YAML 1.2 as the number 10…',
    ],
    ['Quote "010"'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values:\n  - "010"'),
  ),
  bad(
    'a value with a space',
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web front] «'),
    `error ${AT}.matchExpressions[0].values[0]: Invalid value: "web front": ${LABEL_VALUE}`,
    ['Use web-front'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web-front]'),
  ),
  bad(
    'value in the singular',
    selector('matchExpressions:\n- key: app\n  operator: In\n  value: [web] «'),
    `error ${AT}.matchExpressions[0].value: unknown field "${AT}.matchExpressions[0].value": did you mean values?`,
    ['Rename to values'],
    selector('matchExpressions:\n- key: app\n  operator: In\n  values: [web]'),
  ),
  bad(
    'op for operator',
    selector('matchExpressions:\n- key: app\n  op: Exists «'),
    `error ${AT}.matchExpressions[0].op: unknown field "${AT}.matchExpressions[0].op"`,
    ['Rename to operator'],
    selector('matchExpressions:\n- key: app\n  operator: Exists'),
  ),
  bad(
    'labels straight under the selector of a peer',
    peer('podSelector:\n  app: web «'),
    'error spec.ingress[0].from[0].podSelector.app: unknown field "spec.ingress[0].from[0].podSelector.app"',
    ['Put app under matchLabels', 'Remove app: it then selects every pod'],
    peer('podSelector:\n  matchLabels:\n    app: web'),
  ),
  bad(
    'labels straight under the namespace selector of a peer',
    peer('namespaceSelector: {team: 7} «'),
    'error spec.ingress[0].from[0].namespaceSelector.team: unknown field "spec.ingress[0].from[0].namespaceSelector.team"',
    ['Put team under matchLabels', 'Remove team: it then selects every namespace'],
    peer('namespaceSelector: {matchLabels: {team: "7"}}'),
  ),
];
