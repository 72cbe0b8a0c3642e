import type { Command } from './command';

/** The width that help texts keep to. */
const WIDTH = 76;

/** Words put on lines that fit, each behind the indent. */
export function wrapped(words: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}

/** Words with commas between them, on lines that fit. */
export function wrappedList(names: readonly string[], indent: string): string {
  return wrapped(
    names.map((name, index) => (index === names.length - 1 ? name : `${name},`)),
    indent,
  );
}

/** Where PATH leads, for every command. */
export const PATH_USAGE = `PATH is a file, a folder, or - for standard input. Folders are searched for
.yaml, .yml and .json files; hidden ones and node_modules are left out.`;

/** What `drawbridge --help` prints: the commands. */
export function usageOf(commands: readonly Command[]): string {
  const listed = commands.map(({ synopsis, summary }) => `  ${synopsis}\n${wrapped(summary.split(' '), '      ')}\n`);
  return `drawbridge COMMAND PATH… [options]

Drawbridge reads Kubernetes NetworkPolicies and what they are about, without a
cluster, and sends nothing anywhere.

${listed.join('\n')}
drawbridge COMMAND --help tells what a command takes.

  -h, --help               tells this
      --version            tells the version
`;
}
