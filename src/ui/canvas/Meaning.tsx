import type { ReactElement } from 'react';
import { matchedByPeers } from '../../answers/matched';
import type { Policy } from '../../engine/policy';
import { useCluster } from '../../store/openCluster';
import type { Path } from '../../text/path';
import { type ExplainLine, explainRow, type Sentence } from '../../words';
import { explainLine } from '../../words/explainLine';
import { matchedLine } from '../../words/matchedWords';
import { breakable } from '../frame/breakable';
import type { Reword, Target } from './canvasContext';
import { VerdictIcon } from './VerdictIcon';

interface Links {
  /** The 1-based line of a place in the policy's object, if it is known, and the way there. */
  readonly lineOf: (path: Path) => number | undefined;
  readonly onGoTo: (path: Path) => void;
  /** Whether Tab stops at the links. */
  readonly tabIndex: 0 | -1;
}

/** What a row or a rule means, with links to the lines that decide it. */
export function Meaning({
  policy,
  target,
  reword,
  ...links
}: { readonly policy: Policy; readonly target: Target; readonly reword?: Reword | undefined } & Links): ReactElement {
  if (target.type === 'rule') {
    const { hub } = target;
    const origin = policy[target.direction].rules[hub.rule]?.origin;
    return (
      <>
        <p className="pc-told__head">
          <span className="pc-number">{hub.rule + 1}</span>
          <b>{hub.label}</b>
        </p>
        <p>
          {hub.meaning} <LineLink path={origin} {...links} />
        </p>
        <Seen told={hub.seen} />
      </>
    );
  }
  const { covered } = target.row;
  const { heading, lines } = explainRow(policy, covered);
  return (
    <>
      <p className="pc-told__head">
        <VerdictIcon state={covered.state} size={18} />
        <b>
          <Words words={heading} />
        </b>
      </p>
      {lines.map((line) => (
        <Line
          key={`${line.term} ${line.text.map(({ text }) => text).join('')}`}
          line={reword ? { ...line, text: reword(covered.direction, line.text) } : line}
          {...links}
        />
      ))}
      <Matches policy={policy} target={target} />
      <Seen told={target.row.seen?.told} />
    </>
  );
}

/** What the open flows tell of it. */
function Seen({ told }: { readonly told: string | undefined }): ReactElement | null {
  if (told === undefined) return null;
  return <Line line={explainLine(told, undefined, 'Observed')} lineOf={noLine} onGoTo={noLine} tabIndex={-1} />;
}

/** Which open pods a peer means. */
function Matches({ policy, target }: { readonly policy: Policy; readonly target: Target }): ReactElement | null {
  const cluster = useCluster();
  if (target.type === 'rule') return null;
  const { subject, direction } = target.row.covered;
  const peers = subject.type === 'peer' ? policy[direction].rules[subject.rule]?.peers : undefined;
  const peer = peers === undefined || peers === 'anyone' || subject.type !== 'peer' ? undefined : peers[subject.peer];
  const found = peer?.type === 'pods' ? matchedByPeers(cluster, policy.namespace, [peer]) : undefined;
  if (found === undefined) return null;
  return <Line line={matchedLine(found)} lineOf={noLine} onGoTo={noLine} tabIndex={-1} />;
}

function noLine(): undefined {
  return undefined;
}

function Line({ line, ...links }: { readonly line: ExplainLine } & Links): ReactElement {
  return (
    <p className={line.term === undefined ? '' : 'pc-told__pair'}>
      {line.term !== undefined && (
        <span className="pc-told__term" data-term={line.term}>
          {line.term}
        </span>
      )}
      <span>
        <Words words={line.text} /> <LineLink path={line.path} {...links} />
      </span>
    </p>
  );
}

function LineLink({ path, lineOf, onGoTo, tabIndex }: { readonly path: Path | undefined } & Links): ReactElement | null {
  const line = path === undefined ? undefined : lineOf(path);
  if (path === undefined || line === undefined) return null;
  return (
    <button type="button" className="link" tabIndex={tabIndex} onClick={() => onGoTo(path)}>
      line {line}
    </button>
  );
}

function Words({ words }: { readonly words: Sentence }): ReactElement {
  return (
    <>
      {words.map(({ text, style }, index) => {
        // Segments have no name of their own; they are only ever replaced as a whole.
        const key = `${index} ${text}`;
        if (style === 'label') return <code key={key}>{breakable(text)}</code>;
        return style === 'strong' ? <b key={key}>{breakable(text)}</b> : <span key={key}>{breakable(text)}</span>;
      })}
    </>
  );
}
