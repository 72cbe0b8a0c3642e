import { describe, expect, test } from 'vitest';
import { problemMarkdown, problemText, type Told } from './problemText';

const base: Told = {
  severity: 'error',
  message: 'Required value: must specify a peer',
  field: 'spec.ingress[0].from[0]',
  line: 12,
};

describe('problems as text', () => {
  test.each<[string, Told, string, string]>([
    [
      'a problem with its field',
      { ...base, column: 5, code: 'peer' },
      'a/shop.yaml:12:5: error spec.ingress[0].from[0]: Required value: must specify a peer [peer]',
      '- `a/shop.yaml:12:5` **error** `spec.ingress[0].from[0]`: Required value: must specify a peer (`peer`)',
    ],
    [
      'a message that names its field',
      { ...base, message: `${base.field}: Required value`, code: 'peer' },
      'a/shop.yaml:12: error spec.ingress[0].from[0]: Required value [peer]',
      '- `a/shop.yaml:12` **error** `spec.ingress[0].from[0]`: Required value (`peer`)',
    ],
    [
      'a message that holds its field',
      { ...base, field: 'spec.ingres', message: 'unknown field "spec.ingres"', code: 'unknown-field' },
      'a/shop.yaml:12: error unknown field "spec.ingres" [unknown-field]',
      '- `a/shop.yaml:12` **error** unknown field "spec.ingres" (`unknown-field`)',
    ],
    [
      'a hint',
      { ...base, severity: 'info', field: '', message: 'Every pod.', rule: 'covered-peer' },
      'a/shop.yaml:12: hint Every pod. [covered-peer]',
      '- `a/shop.yaml:12` **hint** Every pod. (`covered-peer`)',
    ],
    [
      'a finding, without a field',
      {
        ...base,
        severity: 'warning',
        field: undefined,
        rule: 'no-default-deny',
        message: 'No *policy* denies <all> by default.',
      },
      'a/shop.yaml:12: warning No *policy* denies <all> by default. [no-default-deny]',
      '- `a/shop.yaml:12` **warning** No \\*policy\\* denies \\<all\\> by default. (`no-default-deny`)',
    ],
    [
      'several lines are one',
      { ...base, field: '', message: 'first\r\nsecond\u001b[31m' },
      'a/shop.yaml:12: error first second [31m',
      '- `a/shop.yaml:12` **error** first second \\[31m',
    ],
  ])('%s', (_, told, text, markdown) => {
    expect(problemText('a/shop.yaml', told)).toBe(text);
    expect(problemMarkdown('a/shop.yaml', told)).toBe(markdown);
  });
});
