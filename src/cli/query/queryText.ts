import { onOneLine, placeText, sentenceText } from '../../words';
import type { CaveatWords } from '../../words/caveatWords';
import type { CheckWords } from '../../words/checkWords';
import type { PolicyLine, TrailStep } from '../../words/trailSteps';
import type { placer } from './place';

/** Colours of a terminal (ECMA-48 SGR), by verdict and state. */
const PAINT: Readonly<Record<string, string>> = { allowed: '32', denied: '31', isolated: '33', depends: '33', differs: '33' };

/** So many policies of a step, and places of a note, are told; the others are counted. */
const SHOWN = 12;

type Answered = Extract<CheckWords, { type: 'answer' }>;

/** An answer as text: the verdict, the trail with the place of each policy and rule, and what it rests on. */
export function queryText(words: Answered, place: ReturnType<typeof placer>, colour: boolean): string {
  const paint = (text: string, state: string): string =>
    colour && PAINT[state] !== undefined ? `\u001b[${PAINT[state]}m${text}\u001b[0m` : text;
  const several = words.trails.length > 1;
  const lines = [`${paint(words.title, words.verdict)}: ${onOneLine(sentenceText(words.headline))}`];
  for (const { trail, headline, steps } of words.trails) {
    lines.push('');
    if (several) lines.push(`${paint(VERDICTS[trail.verdict], trail.verdict)}: ${onOneLine(sentenceText(headline))}`);
    const indent = several ? '  ' : '';
    lines.push(...steps.flatMap((step) => stepLines(step, place, paint).map((line) => indent + line)));
  }
  if (words.caveats.length > 0) lines.push('', ...words.caveats.flatMap((caveat) => caveatLines(caveat, place)));
  return `${lines.join('\n')}\n`;
}

const VERDICTS = { allowed: 'Allowed', denied: 'Denied', depends: 'Depends' } as const;

function stepLines(
  { title, state, text, policies }: TrailStep,
  place: ReturnType<typeof placer>,
  paint: (text: string, state: string) => string,
): readonly string[] {
  const shown = policies.slice(0, policies.length === SHOWN + 1 ? policies.length : SHOWN);
  const more = policies.length - shown.length;
  return [
    `${onOneLine(sentenceText(title))}: ${paint(state, state)}`,
    `  ${onOneLine(sentenceText(text))}`,
    ...shown.map((line) => `  - ${policyText(line, place)}`),
    ...(more > 0 ? [`  - and ${more} more policies`] : []),
  ];
}

/** What an answer rests on, with the places it is about. */
export function caveatLines(
  { text, objects }: Pick<CaveatWords, 'text' | 'objects'>,
  place: ReturnType<typeof placer>,
): readonly string[] {
  const found = objects.flatMap(({ object }) => place(object, []) ?? []);
  const shown = found.slice(0, found.length === SHOWN + 1 ? found.length : SHOWN);
  const more = found.length - shown.length;
  return [
    `Note: ${onOneLine(text)}`,
    ...shown.map((one) => `  - ${onOneLine(placeText(one.file, one))}`),
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ];
}

/** `policies/allow.yaml:13:7 backend-allow-ingress-frontend: rule 1 lets in app=frontend`. */
function policyText({ object, path, name, words }: PolicyLine, place: ReturnType<typeof placer>): string {
  const found = place(object, path);
  const where = found === undefined ? '' : `${placeText(found.file, found)} `;
  return onOneLine(`${where}${name}: ${sentenceText(words)}`);
}
