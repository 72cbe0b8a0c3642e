import { type PolicyDraft, policyValue } from '../kinds/networkPolicy/policyValue';
import { writeDocument } from '../yaml';

/** Policies as the text of a file, in their order, parted by `---`. */
export function policyText(drafts: readonly PolicyDraft[]): string {
  return drafts.map((draft) => writeDocument(policyValue(draft))).join('---\n');
}
