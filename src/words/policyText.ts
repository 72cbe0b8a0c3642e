import {
  type Assumptions,
  cover,
  type Direction,
  isAllPorts,
  NO_PORTS,
  NOTHING_ASSUMED,
  type Policy,
  type PortSet,
  unionPorts,
} from '../engine';
import { fullSubject } from './fullPeer';
import { codeSpan, sentenceMarkdown } from './markdown';
import { allowingVerb, ruleClause, whyIgnored } from './ruleText';
import { capitalised, type Sentence, sentence, sentenceText, strong } from './segment';
import { unreadableParts, unreadIsolation } from './stateWords';

/**
 * One direction in words. `opening` needs the pods before it; `items`, one for each rule, stand below `lead`, or below the
 * opening when there is no lead; `closing` are clauses, each able to stand as a sentence.
 */
interface DirectionText {
  readonly opening: Sentence | undefined;
  readonly lead: Sentence | undefined;
  readonly items: readonly Sentence[];
  readonly closing: readonly Sentence[];
  /** Something is refused, so that another policy could allow it. */
  readonly refuses: boolean;
}

function wayWord(direction: Direction): 'incoming' | 'outgoing' {
  return direction === 'ingress' ? 'incoming' : 'outgoing';
}

/** Rules without effect, or of which nobody knows: one within the sentence, several below it. */
function withoutEffect(policy: Policy, direction: Direction, state: Sentence): DirectionText {
  const { isolated, rules } = policy[direction];
  const ignored = isolated === false;
  const items = rules.map((rule) => ruleClause(policy, direction, rule));
  const [only] = items;
  const base = { opening: undefined, refuses: false };
  if (only === undefined) return { ...base, lead: undefined, items, closing: [state] };
  if (items.length > 1) {
    const lead = ignored
      ? `These ${direction} rules are ignored, ${whyIgnored(direction)}:`
      : `These ${direction} rules may count or not:`;
    return { ...base, lead: sentence(lead), items, closing: [state] };
  }
  const words = ignored ? `is ignored, ${whyIgnored(direction)}` : 'may count or not';
  return {
    ...base,
    lead: undefined,
    items: [],
    closing: [state, sentence(`the ${direction} rule (`, only, `) ${words}`)],
  };
}

/** Ports that are open to everyone by rules that can be read. */
function openToEveryone(policy: Policy, direction: Direction): PortSet {
  return policy[direction].rules.reduce((open, { peers, ports, unreadable }) => {
    const counts = peers === 'anyone' && unreadable === undefined && ports !== 'unreadable';
    return counts ? unionPorts(open, ports) : open;
  }, NO_PORTS);
}

function closingOf(policy: Policy, direction: Direction): Sentence {
  const way = wayWord(direction);
  if (unreadableParts(policy, direction).length === 0) return sentence(strong(`every other ${way} connection is refused`));
  const others = direction === 'ingress' ? 'which others they accept' : 'which others they may open';
  return sentence(`${others} is unknown, because a part of ${direction} cannot be read`);
}

function directionText(policy: Policy, direction: Direction): DirectionText {
  const { isolated, rules } = policy[direction];
  const way = wayWord(direction);
  if (isolated === 'unknown')
    return withoutEffect(
      policy,
      direction,
      sentence(
        `whether ${way} connections are restricted is unknown, because ${unreadIsolation(policy[direction])} cannot be read`,
      ),
    );
  if (!isolated) return withoutEffect(policy, direction, sentence(`${way} connections are not restricted`));
  const incoming = direction === 'ingress';
  const [only] = rules;
  if (only === undefined) {
    const nothing = strong(incoming ? 'accept no incoming connections' : 'may open no outgoing connections');
    return { opening: [nothing], lead: undefined, items: [], closing: [], refuses: true };
  }
  const everything = isAllPorts(openToEveryone(policy, direction));
  const clauses = rules.map((rule) => ruleClause(policy, direction, rule));
  const verb = allowingVerb(direction);
  const several = rules.length > 1;
  return {
    opening: several
      ? sentence(incoming ? 'accept these connections:' : 'may open these connections:')
      : sentence(`${verb} `, ...clauses),
    lead: undefined,
    items: several ? clauses : [],
    closing: everything ? (several ? [sentence(`no ${way} connection is refused`)] : []) : [closingOf(policy, direction)],
    refuses: !everything,
  };
}

type Block =
  | { readonly type: 'paragraph'; readonly text: Sentence }
  | { readonly type: 'list'; readonly items: readonly Sentence[] };

function sentencesOf(clauses: readonly Sentence[]): Sentence {
  return sentence(...clauses.flatMap((clause, index) => [index === 0 ? '' : ' ', capitalised(clause), '.']));
}

function paragraph(...parts: readonly (string | Sentence)[]): Block {
  return { type: 'paragraph', text: sentence(...parts) };
}

function inOneSentence(policy: Policy, texts: readonly DirectionText[]): readonly Block[] {
  const [first, ...others] = texts;
  if (first === undefined) return [];
  const start =
    first.opening === undefined
      ? sentence('The policy is about ', lowered(fullSubject(policy)))
      : fullSubject(policy, first.opening);
  const clauses = [
    start,
    ...first.closing,
    ...others.flatMap(({ opening, closing }) => [...(opening === undefined ? [] : [sentence('they ', opening)]), ...closing]),
  ];
  return [paragraph(...clauses.flatMap((clause, index) => [index === 0 ? '' : '; ', clause]), '.')];
}

function lowered(words: Sentence): Sentence {
  const [first, ...rest] = words;
  return first === undefined ? words : [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }, ...rest];
}

function inParagraphs(policy: Policy, texts: readonly DirectionText[]): readonly Block[] {
  const nobody = texts.every(({ opening }) => opening === undefined);
  const about = nobody ? [paragraph('The policy is about ', lowered(fullSubject(policy)), '.')] : [];
  const told = texts.flatMap(({ opening, lead, items, closing }, index): readonly Block[] => {
    const list: readonly Block[] = items.length === 0 ? [] : [{ type: 'list', items }];
    if (opening === undefined) {
      return [paragraph(sentencesOf(closing)), ...(lead === undefined ? [] : [paragraph(lead), ...list])];
    }
    const who = index === 0 ? fullSubject(policy, opening) : sentence('These pods ', opening);
    if (items.length > 0) return [paragraph(who), ...list, ...(closing.length === 0 ? [] : [paragraph(sentencesOf(closing))])];
    return [paragraph(who, closing.length === 0 ? '.' : '. ', sentencesOf(closing))];
  });
  return [...about, ...told];
}

function notes(policy: Policy, refuses: boolean, assumptions: Assumptions): readonly Block[] {
  const byPlugin = (['ingress', 'egress'] as const).some((direction) =>
    cover(policy, direction, assumptions).some((row) => row.shares.some(({ when }) => when.plugin)),
  );
  const words = [
    policy.subject === 'unreadable' ? 'Which pods these are is unknown, because podSelector cannot be read.' : '',
    policy.namespaceAssumed ? `The policy names no namespace: ${policy.namespace} is assumed.` : '',
    byPlugin ? 'Whether a range of addresses also means pods with such addresses is up to the network plugin.' : '',
    refuses ? 'Other policies for the same pods can allow more.' : '',
  ].filter((each) => each !== '');
  return words.length === 0 ? [] : [paragraph(words.join(' '))];
}

function blocksOf(policy: Policy, assumptions: Assumptions): readonly Block[] {
  const ingress = directionText(policy, 'ingress');
  const egress = directionText(policy, 'egress');
  // What restricts comes first: it names the pods.
  const texts = ingress.opening === undefined && egress.opening !== undefined ? [egress, ingress] : [ingress, egress];
  const short = texts.every(({ items }) => items.length === 0);
  return [
    ...(short ? inOneSentence(policy, texts) : inParagraphs(policy, texts)),
    ...notes(policy, ingress.refuses || egress.refuses, assumptions),
  ];
}

function written(blocks: readonly Block[], say: (words: Sentence) => string, beforeList: string): string {
  const parts = blocks.map((block, index) => {
    if (block.type === 'paragraph') return `${index === 0 ? '' : '\n\n'}${say(block.text)}`;
    return `${beforeList}${block.items.map((item, at) => `${at + 1}. ${say(item)}`).join('\n')}`;
  });
  return parts.join('');
}

/**
 * A whole policy in plain sentences for a person new to Kubernetes: every rule with all its peers and ports, in the order
 * of the YAML, those that are ignored or cannot be read included. One sentence where no direction has several rules,
 * else a numbered list for the direction. A last paragraph says what the words rest on. Without a final newline.
 */
export function policyText(policy: Policy, assumptions: Assumptions = NOTHING_ASSUMED): string {
  return written(blocksOf(policy, assumptions), sentenceText, '\n');
}

/** As `policyText`, in Markdown below a heading with the policy's namespace and name: for a pull request. */
export function policyMarkdown(policy: Policy, assumptions: Assumptions = NOTHING_ASSUMED): string {
  const place = policy.namespaceAssumed ? '' : `${policy.namespace}/`;
  const name = policy.name.trim() === '' ? 'without a name' : codeSpan(`${place}${policy.name}`);
  return `### NetworkPolicy ${name}\n\n${written(blocksOf(policy, assumptions), sentenceMarkdown, '\n\n')}`;
}
