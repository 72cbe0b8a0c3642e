import { expect, test } from 'vitest';
import { wrap } from './wrap';

test('lines break at spaces, words stay whole', () => {
  expect(wrap('To a', '  ', '    ')).toBe('  To a');
  expect(wrap('', '  ', '    ')).toBe('  ');
  const [long, next] = ['a'.repeat(90), 'b'.repeat(120)];
  expect(wrap(`${long} ${next} c`, '', '  ')).toBe(`${long}\n  ${next}\n  c`);
  expect(wrap(`${'a'.repeat(95)} bb cc`, '  ', '  ')).toBe(`  ${'a'.repeat(95)} bb\n  cc`);
});
