import { expect, test } from 'vitest';
import { downloadName } from './downloadName';
import { readDocumentText } from './readDocumentText';
import { openFile, withText } from './readFile';

let key = 0;
const fresh = (): string => `k${++key}`;
const read = (text: string) => readDocumentText(text, 'default');
const policy = (name: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n`;

test.each([
  ['a file named after its policy follows it', 'web.yaml', [policy('web')], policy('api'), 'api.yaml'],
  ['and keeps its ending', 'web.yml', [policy('web')], policy('api'), 'api.yml'],
  ['another file keeps its name', 'my-file.yaml', [policy('web')], policy('api'), 'my-file.yaml'],
  [
    'a file of two policies keeps its name',
    'web.yaml',
    [policy('web'), policy('db')],
    `${policy('api')}---\n${policy('db')}`,
    'web.yaml',
  ],
  ['a name that is no file name is not taken', 'web.yaml', [policy('web')], policy('"../x"'), 'web.yaml'],
])('%s', (_, name, opened, text, expected) => {
  const joined = opened.join('---\n');
  const file = openFile('f', name, joined, joined, read, fresh);
  expect(downloadName(withText(file, text, read, fresh))).toBe(expected);
});
