import type { Notice } from '../../store/contract';

/** A file that was not opened, and why: as the end of a sentence. */
export interface Refused {
  readonly called: string;
  readonly why: string;
}

/** What came of opening a folder or zip. `ended`: how far it went. */
export interface Opened {
  readonly name: string;
  readonly opened: number;
  readonly leftOut: number;
  readonly refused: readonly Refused[];
  readonly ended: 'whole' | 'cancelled' | 'limit' | 'failed';
}

/** As many files are named that were not opened. */
const NAMED = 3;

/** What to say of a folder that was opened; nothing where all of it is there to be seen. */
export function foundWords({ name, opened, leftOut, refused, ended }: Opened): Pick<Notice, 'tone' | 'text'> | undefined {
  const whole = ended === 'whole';
  if (whole && opened === 0 && refused.length === 0)
    return { tone: 'warning', text: `No .yaml, .yml or .json file was found in ${name}. ${others(leftOut)}`.trim() };
  if (whole && leftOut === 0 && refused.length === 0) return undefined;
  const parts = [`${name}: ${count(opened, 'file', 'files')} opened.`];
  if (ended === 'cancelled') parts.push('The rest was cancelled.');
  if (ended === 'limit')
    parts.push('The rest is more than the 5,000 files or 200 MB that are read of one folder. Open a part of it.');
  if (ended === 'failed') parts.push('The rest could not be read. Check that it is still there, and open it again.');
  if (refused.length > 0) parts.push(refusedWords(refused));
  if (leftOut > 0) parts.push(others(leftOut));
  return {
    tone: ended === 'whole' || ended === 'cancelled' ? (refused.length > 0 ? 'warning' : 'info') : 'error',
    text: parts.join(' '),
  };
}

function others(leftOut: number): string {
  return leftOut === 0 ? '' : `${count(leftOut, 'other file was', 'other files were')} left out.`;
}

function refusedWords(refused: readonly Refused[]): string {
  const named = refused.slice(0, NAMED).map(({ called, why }) => `${called} (${why})`);
  const rest = refused.length - named.length;
  return `Not opened: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** `1 file`, `12 files`. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
