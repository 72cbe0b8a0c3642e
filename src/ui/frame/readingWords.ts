import type { ReadingProgress } from '../../worker/read';

/** How far the reading of a file is: `Reading dump.yaml: 4,200 of about 15,000 objects.` */
export function readingWords(name: string, progress: ReadingProgress | undefined): string {
  if (progress === undefined || progress.objects === 0 || progress.done === 0) return `Reading ${name}.`;
  const { objects, done, total } = progress;
  const about = done < total ? ` of about ${roughly((objects / done) * total)}` : '';
  return `Reading ${name}: ${objects.toLocaleString('en')}${about} objects.`;
}

/** Of a guess the first two digits are worth telling. */
function roughly(count: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return (Math.round(count / step) * step).toLocaleString('en');
}

/** How many other files wait to be read. */
export function waitingWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One other file waits.' : `${count.toLocaleString('en')} other files wait.`;
}

/** That a file is not read. `drawn`: what was read of it before is still shown. */
export function unreadWords(name: string, drawn: boolean): string {
  const shown = drawn ? ' What is shown is as it was read last.' : '';
  return `${name} has not been read to its end, so policies in it may not be counted. Its text is all there.${shown}`;
}
