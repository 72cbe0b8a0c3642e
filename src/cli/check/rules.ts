import { LINT_RULES } from '../../lints';
import { escapeMarkdown } from '../../words';
import { PROBLEM_REASONS, PROBLEM_SOURCES } from './problemRules';

/** A check or a lint as a report explains it. `url`: where the rule is written down. */
export interface ReportRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly url: string | undefined;
}

function problemRules(): readonly ReportRule[] {
  const sources: Readonly<Record<string, string | undefined>> = PROBLEM_SOURCES;
  return Object.entries(PROBLEM_REASONS).map(([id, [title, why]]) => ({
    id,
    title,
    why,
    help: { text: why, markdown: escapeMarkdown(why) },
    url: sources[id],
  }));
}

function lintRules(): readonly ReportRule[] {
  return LINT_RULES.map(({ name, title, why, source, alsoKnownAs }) => {
    const known = alsoKnownAs.length === 0 ? '' : ` Also known as ${alsoKnownAs.join(', ')}.`;
    return {
      id: name,
      title,
      why,
      help: {
        text: `${why} Source: ${source.title}, ${source.url}.${known}`,
        markdown: `${escapeMarkdown(why)}\n\nSource: [${escapeMarkdown(source.title)}](${source.url}).${escapeMarkdown(known)}`,
      },
      url: source.url,
    };
  });
}

/** Everything a report can name, each once: the reader's checks, then the lints. */
export const RULES: readonly ReportRule[] = [...problemRules(), ...lintRules()];
