import type { Matched } from '../answers/matched';
import type { ExplainLine } from './explainLine';
import { counted, listedWords, sentence } from './segment';

/** `3 of 14 pods`; `at least 3 of 14 pods` where more may be meant. */
export function matchedCount({ count, of, noun, unsure }: Matched): string {
  return `${unsure.length > 0 ? 'at least ' : ''}${count} of ${counted(of, noun)}`;
}

/** Their names, some and then a count, and what is not known. Empty when there is nothing to tell. */
export function matchedNames({ count, names, unsure }: Matched): string {
  const more = count - names.length;
  const told = listedWords(more > 0 ? [...names, `${more} more`] : names);
  if (unsure.length === 0) return told;
  const few = unsure.slice(0, 2);
  const rest = unsure.length - few.length;
  const which = listedWords(rest > 0 ? [...few, `${rest} more`] : few);
  const unknown = `No open file shows the labels of ${unsure.length === 1 ? 'namespace' : 'namespaces'} ${which}.`;
  return told === '' ? unknown : `${told}. ${unknown}`;
}

/** The line of a hover card: `Matches 1 of 3 pods: frontend`. */
export function matchedLine(found: Matched): ExplainLine {
  const names = matchedNames(found);
  return { text: sentence(matchedCount(found), names === '' ? '' : `: ${names}`), path: undefined, term: 'Matches' };
}
