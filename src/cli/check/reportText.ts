import { counted, onOneLine, placeText, type Severity, severityWord, toldWords } from '../../words';
import { countSeverities, type Entry, type Report } from './report';

/** Colours of a terminal (ECMA-48 SGR). */
const PAINT: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' };

function painted(text: string, code: string, colour: boolean): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** `shop.yaml:12:5: error spec.ingress[0].from[0]: Required value: must specify a peer [peer]`. */
export function entryLine(entry: Entry, colour: boolean): string {
  const { place, severity, code } = entry;
  const where = onOneLine(placeText(place.path, place.start));
  const what = painted(severityWord(severity), PAINT[severity], colour);
  return `${painted(where, '1', colour)}: ${what} ${toldWords(entry)} ${painted(`[${code}]`, '2', colour)}`;
}

/** One line for each finding. Empty when there is none. */
export function reportText(report: Report, colour: boolean): string {
  return report.files.flatMap(({ entries }) => entries.map((entry) => `${entryLine(entry, colour)}\n`)).join('');
}

/** What was found, in a sentence: `2 errors and 1 warning in 12 files with 30 policies.` */
export function summaryText(report: Report): string {
  const { error, warning, info } = countSeverities(report);
  const policies = report.files.reduce((sum, file) => sum + file.policies, 0);
  const where = `${counted(report.files.length, 'file')} with ${policies === 0 ? 'no NetworkPolicy' : counted(policies, 'policy', 'policies')}`;
  const found = [
    error === 0 ? [] : [counted(error, 'error')],
    warning === 0 ? [] : [counted(warning, 'warning')],
    info === 0 ? [] : [counted(info, 'hint')],
  ].flat();
  const words = found.length < 2 ? found.join('') : `${found.slice(0, -1).join(', ')} and ${found.at(-1)}`;
  return `${words === '' ? 'Nothing found' : words} in ${where}.`;
}
