import type { Preview } from '../../store/contract';

/** Which lines an edit would change: `Changes line 5, adds 5 lines`. Empty where nothing is known or nothing changes. */
export function previewWords(preview: Preview | undefined): string {
  if (!preview?.ok) return '';
  const parts = [
    preview.changed.length === 0 ? '' : `changes ${linesWords(preview.changed)}`,
    preview.added === 0 ? '' : `adds ${counted(preview.added)}`,
    preview.removed === 0 ? '' : `removes ${counted(preview.removed)}`,
  ];
  const words = parts.filter((part) => part !== '').join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function counted(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}

function linesWords(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const runs: { from: number; to: number }[] = [];
  for (const line of sorted) {
    const run = runs.at(-1);
    if (run?.to === line - 1) run.to = line;
    else runs.push({ from: line, to: line });
  }
  if (runs.length > 3) return counted(sorted.length);
  const words = runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return `${sorted.length === 1 ? 'line' : 'lines'} ${words.join(', ')}`;
}
