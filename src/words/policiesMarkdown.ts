import type { Uncounted } from '../answers/situation';
import type { Assumptions } from '../engine';
import type { OpenObject } from '../workspace/workspace';
import { refusedBanner } from './bannerWords';
import { escapeMarkdown, sentenceMarkdown } from './markdown';
import { policyMarkdown } from './policyText';
import { uncountedWords } from './uncountedWords';

/**
 * Policies in Markdown, each as `policyMarkdown` has it, one below the other. Where its words are not what a cluster would
 * do, that stands first: the API server would refuse it, or its text cannot be read and this is how it was before.
 * Objects that are no policies are left out; what restricts connections and is not read (`uncounted`) is named at the end.
 */
export function policiesMarkdown(
  objects: readonly Pick<OpenObject, 'policy' | 'problems' | 'stale'>[],
  assumptions: Assumptions,
  uncounted: readonly Pick<Uncounted, 'kind' | 'name' | 'namespace' | 'reason'>[] = [],
): string {
  const policies = objects.flatMap(({ policy, problems, stale }) => {
    if (policy === undefined) return [];
    const [heading = '', ...rest] = policyMarkdown(policy, assumptions).split('\n\n');
    const refused = refusedBanner(problems);
    const notes = [
      ...(stale ? ['**Its text cannot be read as it stands.** This is the policy as it was before.'] : []),
      ...(refused ? [sentenceMarkdown(refused.text)] : []),
    ];
    return [[heading, ...notes.map((note) => `> ${note}`), ...rest].join('\n\n')];
  });
  const left = uncounted.map((one) => `- ${escapeMarkdown(uncountedWords(one))}`);
  return [...policies, ...(left.length > 0 ? [`**Not among these:**\n\n${left.join('\n')}`] : [])].join('\n\n');
}
