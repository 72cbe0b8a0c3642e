import type { CoveredRow, Group } from '../engine/coverage';
import type { Direction, DirectionOfPolicy, Policy, Rule } from '../engine/policy';
import {
  addRuleLabel,
  columnWords,
  groupHeading,
  groupLabel,
  groupScope,
  peersInGroup,
  ruleCalled,
  ruleLabel,
  ruleMeaning,
} from '../words/groupWords';
import { entryBadges, portBadges } from '../words/portsWords';
import { rowName } from '../words/rowText';
import { allRowWords, type RowWords } from '../words/rowWords';
import { counted } from '../words/segment';
import { drawRow } from './drawRow';
import { grouped } from './grouped';
import type {
  LineState,
  Picture,
  PictureFrame,
  PictureGroup,
  PictureHub,
  PictureItem,
  PictureRow,
  PictureSide,
  WallKind,
} from './picture';
import { sideRows } from './picture';
import { groupId } from './rowId';
import { fitBadges } from './textWidth';

/** Room for port badges in the head of a rule's frame, in px: alone, and beside "2 of 3 peers". */
const HEAD_PORTS = 150;
const HEAD_PORTS_BESIDE_PEERS = 96;
/** Where a rule without a single readable peer stands: as for an unreadable peer, the widest group shows it. */
const ROWLESS_RULE_GROUP: Group = 'cluster';
const GROUPS: readonly Group[] = ['anyone', 'outside', 'namespace', 'cluster'];

interface Told {
  readonly row: CoveredRow;
  readonly words: RowWords;
}

/** The picture of one policy from what its rows say: `ingress` and `egress` as `cover` answers them. */
export function drawPicture(
  policy: Policy,
  rows: { readonly ingress: readonly CoveredRow[]; readonly egress: readonly CoveredRow[] },
): Picture {
  return { ingress: drawSide(policy, 'ingress', rows.ingress), egress: drawSide(policy, 'egress', rows.egress) };
}

function drawSide(policy: Policy, direction: Direction, rows: readonly CoveredRow[]): PictureSide {
  const side = policy[direction];
  const words = allRowWords(policy, rows);
  const told = rows.flatMap((row, index): Told[] => {
    const its = words[index];
    return its === undefined ? [] : [{ row, words: its }];
  });
  const withRows = new Set(rows.map(ruleOf));
  const rowless = side.rules.flatMap((_, index) => (withRows.has(index) ? [] : [index]));
  const byGroup = grouped(told, ({ row }) => row.group);
  const groups = GROUPS.flatMap((group) => {
    const here = byGroup.get(group) ?? [];
    if (group === 'anyone' && here.length === 0) return [];
    return [drawGroup(policy, direction, group, here, group === ROWLESS_RULE_GROUP ? rowless : [])];
  });
  const { heading, about } = columnWords(direction);
  const count = side.rules.length;
  const drawn: PictureSide = {
    direction,
    heading,
    about: count > 1 ? counted(count, 'rule') : about,
    wall: wallOf(side),
    groups,
    hubs: [],
  };
  return { ...drawn, hubs: hubsOf(drawn, side) };
}

function wallOf({ isolated }: DirectionOfPolicy): WallKind {
  if (isolated === 'unknown') return 'unknown';
  return isolated ? 'closed' : 'open';
}

function drawGroup(
  policy: Policy,
  direction: Direction,
  group: Group,
  here: readonly Told[],
  rowless: readonly number[],
): PictureGroup {
  const side = policy[direction];
  const byRule = grouped(here, ({ row }) => ruleOf(row));
  const fixed = byRule.get(undefined) ?? [];
  const shown = new Set<number | undefined>([...byRule.keys(), ...rowless]);
  const plain = (told: Told): PictureItem => ({ type: 'row', row: drawRow(told.row, told.words, side, undefined) });
  const rules = side.rules.flatMap((rule, index): readonly PictureItem[] => {
    if (!shown.has(index)) return [];
    const rows = byRule.get(index) ?? [];
    return isFramed(side, rule) ? [{ type: 'frame', frame: drawFrame(direction, side, rule, index, rows) }] : rows.map(plain);
  });
  const last = fixed.filter(({ row }) => row.state === 'nobody');
  const first = fixed.filter(({ row }) => row.state !== 'nobody');
  return {
    id: groupId(direction, group),
    direction,
    group,
    heading: groupHeading(group),
    scope: groupScope(policy, group),
    name: groupLabel(direction, group),
    add: group === 'anyone' ? undefined : addRuleLabel(direction, group),
    // What nobody is left for goes last, so that "covered by the rows above" is true.
    items: [...first.map(plain), ...rules, ...last.map(plain)],
  };
}

function ruleOf({ subject }: CoveredRow): number | undefined {
  return subject.type === 'peer' || subject.type === 'anyone' ? subject.rule : undefined;
}

/** Where a rule could be taken for another one, or holds more than its row can say, a frame keeps it together. */
function isFramed(side: DirectionOfPolicy, rule: Rule): boolean {
  const severalPeers = rule.peers !== 'anyone' && rule.peers.length > 1;
  return side.rules.length > 1 || severalPeers || rule.entries.length > 1 || unreadableReason(rule) !== undefined;
}

function unreadableReason(rule: Rule): string | undefined {
  if (rule.unreadable !== undefined) return `Cannot be read: ${rule.unreadable}`;
  return rule.ports === 'unreadable' ? 'A port cannot be read' : undefined;
}

function drawFrame(
  direction: Direction,
  side: DirectionOfPolicy,
  rule: Rule,
  index: number,
  told: readonly Told[],
): PictureFrame {
  const peers = peersInGroup(rule, told.length);
  const headPorts = rule.ports === 'unreadable' ? [] : portBadges(rule.ports);
  const rows = told.map(({ row, words }) => drawRow(row, words, side, headPorts));
  const badges = entryBadges(rule.entries);
  return {
    direction,
    rule: index,
    name: ruleLabel(direction, rule, index),
    ports:
      badges.length === 0
        ? { shown: [], more: 0 }
        : fitBadges(badges, peers === undefined ? HEAD_PORTS : HEAD_PORTS_BESIDE_PEERS),
    everyPort: rule.entries.length === 0 && rule.ports !== 'unreadable',
    peers: told.length === 0 ? undefined : peers,
    reason: unreadableReason(rule),
    state: side.isolated === false ? undefined : joinedState(rows),
    rows,
  };
}

/** The state of what several rows make together: dashed only when all of them depend. */
function joinedState(rows: readonly PictureRow[]): LineState | undefined {
  const states = rows.flatMap(({ line }) => (line === undefined ? [] : [line]));
  const order: readonly LineState[] = ['allowed', 'depends', 'unknown', 'denied'];
  return order.find((state) => states.includes(state));
}

function hubsOf(drawn: PictureSide, side: DirectionOfPolicy): readonly PictureHub[] {
  const byRule = grouped(sideRows(drawn), ({ joins }) => joins);
  return side.rules.flatMap((rule, index): readonly PictureHub[] => {
    const joined = byRule.get(index) ?? [];
    const state = joinedState(joined);
    if (state === undefined) return [];
    const first = joined.find(({ covered: { subject } }) => subject.type === 'peer' && subject.peer === 0);
    return [
      {
        rule: index,
        state,
        name: ruleCalled(drawn.direction, rule, index, first === undefined ? 'a peer' : rowName(first.words)),
        label: ruleLabel(drawn.direction, rule, index),
        meaning: ruleMeaning(rule),
        rows: joined.map(({ id }) => id),
      },
    ];
  });
}
