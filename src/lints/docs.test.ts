import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LINT_RULES } from '.';

test('docs/lints.md says of every lint what the program says', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/lints.md'), 'utf8');
  const told = text
    .split(/^## /m)
    .slice(1)
    .map((part) => part.trim());
  expect(told).toEqual(
    LINT_RULES.map(({ name, title, why, source, alsoKnownAs }) => {
      const elsewhere = alsoKnownAs.length === 0 ? '' : ` Elsewhere: ${alsoKnownAs.join(', ')}.`;
      return `${name}\n\n**${title}.** ${why}\n\nSource: [${source.title}](${source.url}).${elsewhere}`;
    }),
  );
});
