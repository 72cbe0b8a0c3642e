import { formatRequirement } from '../../engine';
import type { Direction, Policy } from '../../engine/policy';
import { isolationSwitch, policyPlace } from '../../words/groupWords';
import { directionWord } from '../../words/stateWords';
import type { Layout } from '../layoutTypes';
import { CARD_WIDTH } from '../sizes';
import { boxOf, ruler } from './frames';
import { icon } from './icons';
import { balanced, type Font, type Pen, type Role, shorten, wrapped, write } from './pen';
import { all, type Markup } from './svg';

const SIDE = 16;
const ROOM = CARD_WIDTH - 2 * SIDE;
const SMALL: Font = { size: 12 };
const SMALL_STRONG: Font = { size: 12, weight: 600 };
const NAME: Font = { size: 15, weight: 600 };
const CHIP: Font = { size: 12, mono: true };
const CHIPS = 4;
const CHIP_GAP = 4;

interface Part {
  readonly height: number;
  /** Draws it below `y`, from the card's left edge at `x`. */
  readonly draw: (x: number, y: number) => Markup;
}

/** The policy's card without what is only there to be pressed. `matched`: how many pods it selects, where that is known. */
export interface Card {
  readonly height: number;
  readonly draw: (layout: Layout) => Markup;
}

export function cardOf(pen: Pen, policy: Policy, matched: string | undefined): Card {
  const parts = [
    placePart(pen, policy),
    namePart(pen, policy.name || '(no name)'),
    subjectPart(pen, policy, matched),
    switchPart(pen, policy, 'ingress'),
    switchPart(pen, policy, 'egress'),
  ];
  const height = parts.reduce((sum, part) => sum + part.height, 4);
  return {
    height,
    draw: ({ card }) => {
      let y = card.y + 1 + card.contentY;
      const drawn = parts.map((part) => {
        const markup = part.draw(card.x, y);
        y += part.height;
        return markup;
      });
      return all([boxOf(pen, card, { radius: 10, fill: 'surface-raised', border: 'border-default' }), ...drawn]);
    },
  };
}

function placePart(pen: Pen, policy: Policy): Part {
  const { words, namespace, assumed } = policyPlace(policy);
  const before = `${words} `;
  const after = assumed === undefined ? '' : `, ${assumed}`;
  return {
    height: 27,
    draw: (x, top) => {
      const y = top + 19;
      const start = x + SIDE + 13 + 6;
      const end = x + CARD_WIDTH - SIDE;
      const named = start + pen.width(before, SMALL);
      const name = shorten(pen, namespace, SMALL_STRONG, end - named);
      const rest = named + pen.width(name, SMALL_STRONG);
      return all([
        icon(pen, 'shield', x + SIDE, y, 13, 'text-tertiary'),
        write(pen, before.trimEnd(), { x: start, y, font: SMALL, fill: 'text-tertiary' }),
        write(pen, name, { x: named, y, font: SMALL_STRONG, fill: 'text-secondary' }),
        ...(after !== '' && end - rest > 14
          ? [write(pen, after, { x: rest, y, font: SMALL, fill: 'text-tertiary', room: end - rest })]
          : []),
      ]);
    },
  };
}

function namePart(pen: Pen, name: string): Part {
  const lines = balanced(pen, name, NAME, ROOM, 3);
  return {
    height: 3 + lines.length * 20,
    draw: (x, y) =>
      all(
        lines.map((line, index) =>
          write(pen, line, { x: x + SIDE, y: y + 13 + index * 20, font: NAME, fill: 'text-primary', room: ROOM }),
        ),
      ),
  };
}

function subjectPart(pen: Pen, policy: Policy, matched: string | undefined): Part {
  const { subject } = policy;
  const heading = 10 + 16 + 5;
  const chips = subject === 'unreadable' ? [] : subject.requirements.map(formatRequirement);
  const body = ((): Part => {
    if (subject === 'unreadable') return textPart(pen, 'The podSelector cannot be read', SMALL, 'warning-text', 16);
    if (chips.length === 0) return textPart(pen, 'Every pod', { size: 13, weight: 600 }, 'text-primary', 20);
    return chipsPart(pen, chips.length > CHIPS ? [...chips.slice(0, CHIPS), `and ${chips.length - CHIPS} more`] : chips);
  })();
  const count = matched === undefined ? 0 : 5 + 16;
  return {
    height: heading + body.height + count + 11,
    draw: (x, y) =>
      all([
        write(pen, 'Protects pods', { x: x + SIDE, y: y + 18, font: SMALL, fill: 'text-tertiary' }),
        body.draw(x, y + heading),
        ...(matched === undefined
          ? []
          : [
              write(pen, matched, {
                x: x + SIDE,
                y: y + heading + body.height + 13,
                font: SMALL,
                fill: 'text-secondary',
                room: ROOM,
              }),
            ]),
      ]),
  };
}

function textPart(pen: Pen, text: string, font: Font, fill: Role, height: number): Part {
  return { height, draw: (x, y) => write(pen, text, { x: x + SIDE, y: y + height / 2, font, fill, room: ROOM }) };
}

/** Chips beside each other, as many as fit in a row; a long one takes two lines. */
function chipsPart(pen: Pen, texts: readonly string[]): Part {
  let [x, y, tallest] = [0, 0, 0];
  const placed = texts.map((text) => {
    const lines = wrapped(pen, text, CHIP, ROOM - 14, 2);
    const width = lines.length > 1 ? ROOM : Math.min(ROOM, pen.width(text, CHIP) + 14);
    const height = Math.max(22, lines.length * 16 + 5);
    if (x > 0 && x + width > ROOM) [x, y, tallest] = [0, y + tallest + CHIP_GAP, 0];
    const at = { x, y, width, height, lines };
    x += width + CHIP_GAP;
    tallest = Math.max(tallest, height);
    return at;
  });
  return {
    height: y + tallest,
    draw: (left, top) =>
      all(
        placed.flatMap(({ lines, ...box }) => {
          const at = { ...box, x: left + SIDE + box.x, y: top + box.y };
          return [
            boxOf(pen, at, { radius: 5, fill: 'surface-active', border: undefined }),
            ...lines.map((line, index) =>
              write(pen, line, {
                x: at.x + 7,
                y: at.y + 11 + index * 16,
                font: CHIP,
                fill: 'text-primary',
                room: at.width - 14,
              }),
            ),
          ];
        }),
      ),
  };
}

function switchPart(pen: Pen, policy: Policy, direction: Direction): Part {
  const { isolated } = policy[direction];
  const { words } = isolationSwitch(direction, policy[direction]);
  const [sign, text]: readonly [Role, Role] =
    isolated === 'unknown'
      ? ['unknown-line', 'text-primary']
      : isolated
        ? ['denied-line', 'denied-text']
        : ['allowed-line', 'allowed-text'];
  return {
    height: 47,
    draw: (x, y) =>
      all([
        ruler(pen, x + 1, y, CARD_WIDTH - 2),
        icon(pen, isolated === true ? 'lock' : 'lockOpen', x + SIDE, y + 24, 16, sign),
        write(pen, directionWord(direction), { x: x + SIDE + 26, y: y + 16, font: SMALL_STRONG, fill: text }),
        write(pen, words, { x: x + SIDE + 26, y: y + 32, font: SMALL, fill: 'text-primary', room: ROOM - 26 }),
      ]),
  };
}
