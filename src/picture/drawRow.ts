import type { CoveredRow, RowState } from '../engine/coverage';
import type { DirectionOfPolicy } from '../engine/policy';
import { portBadges } from '../words/portsWords';
import type { RowWords } from '../words/rowWords';
import { isDnsRow } from '../words/stateWords';
import type { Badges, LineState, PictureRow, RowRole } from './picture';
import { rowId } from './rowId';
import { badgesWidth, fitBadges, titleWidth } from './textWidth';

/** Room for text in a row of the narrowest column, in px; within a rule's frame a little less. */
export const ROW_TEXT = 182;
export const FRAMED_ROW_TEXT = 172;

/** The line of a row in this state; no line where there is nothing to show. */
export function lineOf(state: RowState): LineState | undefined {
  switch (state) {
    case 'allowed':
    case 'ports':
      return 'allowed';
    case 'depends':
    case 'denied':
    case 'unknown':
      return state;
    case 'nobody':
    case 'ignored':
      return undefined;
  }
}

/** The rule whose circle a row's line joins: its own, or the one that alone opens a fixed row. */
function joinedRule({ subject, state, openedBy, shares }: CoveredRow, side: DirectionOfPolicy): number | undefined {
  if (side.isolated === false || state === 'denied' || lineOf(state) === undefined) return undefined;
  if (subject.type === 'peer' || subject.type === 'anyone') return subject.rule;
  if (state === 'unknown') return undefined;
  const rules = [...new Set(openedBy.length > 0 ? openedBy : shares.map((share) => share.rule))];
  return rules.length === 1 ? rules[0] : undefined;
}

function roleOf({ subject }: CoveredRow, side: DirectionOfPolicy): RowRole {
  if (subject.type === 'peer' || subject.type === 'anyone') return 'peer';
  return side.isolated === false ? 'open' : 'fixed';
}

function ownBadges(row: CoveredRow, side: DirectionOfPolicy, headPorts: readonly string[] | undefined): readonly string[] {
  const told = row.state === 'ports' || (row.state === 'allowed' && isDnsRow(row) && side.isolated !== false);
  if (!told) return [];
  const badges = portBadges(row.must);
  const same = headPorts !== undefined && headPorts.join() === badges.join();
  return same ? [] : badges;
}

const NO_BADGES: Badges = { shown: [], more: 0 };

/** `headPorts` are the ports in the head of the rule's frame around the row; undefined when it stands in none. */
export function drawRow(
  covered: CoveredRow,
  words: RowWords,
  side: DirectionOfPolicy,
  headPorts: readonly string[] | undefined,
): PictureRow {
  const all = ownBadges(covered, side, headPorts);
  const width = headPorts === undefined ? ROW_TEXT : FRAMED_ROW_TEXT;
  const badges = all.length === 0 ? NO_BADGES : fitBadges(all, width);
  const below = all.length > 0 && titleWidth(words.title, words.mono) + badgesWidth(badges) > width;
  const quiet = [below, words.and !== undefined, words.detail !== undefined].filter(Boolean).length;
  return {
    id: rowId(covered),
    covered,
    words,
    role: roleOf(covered, side),
    badges,
    badgesBelow: below,
    lines: 1 + quiet,
    line: lineOf(covered.state),
    joins: joinedRule(covered, side),
  };
}
