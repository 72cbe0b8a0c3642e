import type { Requirement, Selector } from '../../engine/policy';
import { parseRequirements } from '../../engine/selectorParse';
import { formatRequirement } from '../../engine/selectorText';

/** A selector while it is being written: its chips, and the text that is not a chip yet. */
export interface SelectorDraft {
  readonly requirements: readonly Requirement[];
  readonly text: string;
}

export const EMPTY_SELECTOR: SelectorDraft = { requirements: [], text: '' };

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

export function selectorDraft(selector: Selector | undefined): SelectorDraft {
  return { requirements: selector?.requirements ?? [], text: '' };
}

/** What stands in the text and cannot be read, in words; undefined when all can. */
export function selectorFault({ text }: SelectorDraft): string | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseRequirements(text);
  if (parsed.ok) return undefined;
  return openBracket(text) ? 'The bracket is still open: key in (a, b).' : parsed.error;
}

/** The selector as it would be saved now: the text counts as well as the chips. Undefined while it cannot be read. */
export function readSelectorDraft(draft: SelectorDraft): Selector | undefined {
  const all = withTextRead(draft);
  return all.text.trim() === '' ? { requirements: all.requirements } : undefined;
}

/** The text made into chips; unchanged where it cannot be read. A chip that is there already is not added again. */
export function withTextRead(draft: SelectorDraft): SelectorDraft {
  const parsed = parseRequirements(draft.text);
  if (!parsed.ok) return draft;
  const present = new Set(draft.requirements.map(formatRequirement));
  const fresh = parsed.requirements.filter((one) => {
    const text = formatRequirement(one);
    return !present.has(text) && present.add(text);
  });
  return { requirements: [...draft.requirements, ...fresh], text: '' };
}

/** A typed or pasted text: what stands before a comma outside brackets becomes chips at once, the rest stays text. */
export function withTyped(draft: SelectorDraft, text: string): SelectorDraft {
  const end = lastCommaOutside(text);
  if (end < 0) return { ...draft, text };
  const read = withTextRead({ ...draft, text: text.slice(0, end) });
  return read.text === '' ? { ...read, text: text.slice(end + 1).trimStart() } : { ...draft, text };
}

export function withoutChip(draft: SelectorDraft, index: number): SelectorDraft {
  return { ...draft, requirements: draft.requirements.filter((_, at) => at !== index) };
}

/** The last chip taken back into the text, to be mended. */
export function withLastReopened(draft: SelectorDraft): SelectorDraft {
  const last = draft.requirements.at(-1);
  return last === undefined ? draft : { requirements: draft.requirements.slice(0, -1), text: formatRequirement(last) };
}

/** A chip's text: as kubectl prints it, and a namespace chosen by its name as `name: shop`. */
export function chipText(requirement: Requirement): string {
  return isNamespaceName(requirement) ? `name: ${requirement.value}` : formatRequirement(requirement);
}

/** A word alone asks for a label of that name; whoever types it into a namespace selector may mean the namespace. */
export function meantNamespace(draft: SelectorDraft): string | undefined {
  const last = draft.requirements.at(-1);
  const word = draft.text.trim() !== '' ? draft.text.trim() : last?.operator === 'Exists' ? last.key : '';
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(word) ? word : undefined;
}

/** The word alone replaced by the namespace's name. */
export function withNamespaceNamed(draft: SelectorDraft, name: string): SelectorDraft {
  const rest = draft.text.trim() === '' ? draft.requirements.slice(0, -1) : draft.requirements;
  return { requirements: [...rest, { key: NAMESPACE_NAME, operator: 'Equals', value: name }], text: '' };
}

function isNamespaceName(requirement: Requirement): requirement is Extract<Requirement, { operator: 'Equals' }> {
  return requirement.operator === 'Equals' && requirement.key === NAMESPACE_NAME;
}

function openBracket(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

// Brackets hold commas of their own; one that is never closed holds all that follows.
function lastCommaOutside(text: string): number {
  let depth = 0;
  let last = -1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ',' && depth === 0) last = at;
  }
  return last;
}
