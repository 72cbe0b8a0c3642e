import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands';
import { pickCommand } from './pickCommand';
import { usageOf } from './usage';

function picked(line: string): string {
  const found = pickCommand(line === '' ? [] : line.split(' '), COMMANDS);
  switch (found.type) {
    case 'run':
      return `${found.command.name}: ${found.argv.join(' ')}`;
    case 'help':
      return `help ${found.command?.name ?? ''}`.trim();
    case 'version':
      return 'version';
    case 'wrong':
      return found.message;
  }
}

describe('which command a line asks for', () => {
  test.each([
    ['check a -q', 'check: a -q'],
    ['check', 'check: '],
    ['check -- -h', 'check: -- -h'],
    ['--help', 'help'],
    ['-h', 'help'],
    ['help', 'help'],
    ['help check', 'help check'],
    ['check a -h', 'help check'],
    ['check --nonsense --help', 'help check'],
    ['nonsense --help', 'help'],
    ['--version', 'version'],
    ['check a --version', 'version'],
  ])('drawbridge %s', (line, wanted) => {
    expect(picked(line)).toBe(wanted);
  });

  test('what is no command names those there are', () => {
    expect(picked('')).toMatch(/^Say what to do: .*check/);
    expect(picked('lint')).toMatch(/^There is no command "lint"\. There are: check/);
    expect(picked('-q check')).toMatch(/^There is no command "-q"/);
  });
});

describe('the help', () => {
  test('lists every command and keeps to lines that fit', () => {
    const usage = usageOf(COMMANDS);
    for (const { name, synopsis } of COMMANDS) {
      expect(synopsis).toMatch(new RegExp(`^drawbridge ${name} `));
      expect(usage).toContain(synopsis);
    }
    for (const text of [usage, ...COMMANDS.map((command) => command.usage)]) {
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test.each(COMMANDS.map((command) => [command.name, command.usage] as const))('of %s names the common options', (_, usage) => {
    for (const option of ['--format', '--kubernetes', '--plugin', '--namespace', '--help']) expect(usage).toContain(option);
  });
});
