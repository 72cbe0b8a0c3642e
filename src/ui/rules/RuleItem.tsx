import { memo, type ReactElement } from 'react';
import type { ListedPeer, ListedRule } from './listModel';
import { openMenu } from './menus';
import { ruleName } from './plan';

export interface RuleItemProps {
  readonly rule: ListedRule;
  /** The one item of the list that Tab stops at, if it is of this rule. */
  readonly tab: string | undefined;
  /** The names of its lit items, with a space between; a text, so that nothing is drawn again while it stays. */
  readonly lit: string;
  readonly off: string | undefined;
}

/** So many ports of a rule are shown; its name and the form have all of them. */
const MOST_BADGES = 8;

/** A rule in the list: its number, its ports, and its peers below each other, each an alternative. */
export const RuleItem = memo(function RuleItem({ rule, tab, lit, off }: RuleItemProps): ReactElement {
  const those = lit.split(' ');
  const stop = (id: string): 0 | -1 => (tab === id ? 0 : -1);
  const whole = those.includes(rule.id);
  const badges = rule.badges.length > MOST_BADGES ? rule.badges.slice(0, MOST_BADGES - 1) : rule.badges;
  return (
    <li
      className={`rules__rule${lit === '' ? '' : ' rules__rule--touched'}${whole ? ' rules__rule--lit' : ''}`}
      data-rule={rule.id}
      data-state={rule.state}
    >
      <div className="rules__head">
        <button
          type="button"
          className="rules__item"
          data-target={rule.id}
          aria-label={rule.name}
          aria-describedby="rules-keys"
          tabIndex={stop(rule.id)}
          {...offOf(off)}
        >
          <span className="pc-number">{rule.item.rule + 1}</span>
          {rule.ports !== undefined && <span className="truncate">{rule.ports}</span>}
          {badges.map((badge, index) => (
            // Ports may be written twice; their order is all that tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <span key={`${index} ${badge}`} className="badge badge--port truncate">
              {badge}
            </span>
          ))}
          {badges.length < rule.badges.length && (
            <span className="badge" title={rule.badges.join(', ')}>
              +{rule.badges.length - badges.length}
            </span>
          )}
          <Grip />
        </button>
        <button
          type="button"
          className="btn btn--icon btn--small rules__menu"
          aria-label={`Actions for ${ruleName(rule.item)}`}
          title={`Actions for ${ruleName(rule.item)}`}
          tabIndex={tab === undefined ? -1 : 0}
          {...offOf(off)}
          onClick={(event) => {
            const head = event.currentTarget.parentElement?.querySelector<HTMLElement>('[data-target]');
            if (head) openMenu(head);
          }}
        >
          <span className="dots" />
        </button>
      </div>
      {rule.reason !== undefined && (
        <p className="rules__reason" title={rule.reason}>
          {rule.reason}
        </p>
      )}
      {rule.peers.length === 0 ? (
        rule.reason?.startsWith('Cannot') !== true && <p className="rules__anyone">Anyone</p>
      ) : (
        <ul>
          {rule.peers.map((peer) => (
            <PeerItem key={peer.id} peer={peer} tab={stop(peer.id)} lit={those.includes(peer.id)} off={off} />
          ))}
        </ul>
      )}
    </li>
  );
});

function PeerItem({
  peer,
  tab,
  lit,
  off,
}: {
  readonly peer: ListedPeer;
  readonly tab: 0 | -1;
  readonly lit: boolean;
  readonly off: string | undefined;
}): ReactElement {
  const { title, mono, and, note } = peer.text;
  return (
    <li>
      <button
        type="button"
        className={`rules__item rules__peer${lit ? ' rules__peer--lit' : ''}`}
        data-target={peer.id}
        data-peer=""
        aria-label={peer.name}
        aria-describedby="rules-keys"
        tabIndex={tab}
        {...offOf(off)}
      >
        <span className="rules__text">
          <span className={`truncate${mono ? ' mono' : ''}`} title={title}>
            {title}
          </span>
          {and !== undefined && (
            <span className="rules__quiet">
              <span className="pc-and">AND</span>
              <span className="truncate" title={and}>
                {and}
              </span>
            </span>
          )}
          {note !== undefined && (
            <span className="rules__quiet truncate" title={note}>
              {note}
            </span>
          )}
        </span>
        <Grip />
      </button>
    </li>
  );
}

/** Where a finger takes hold; everything else scrolls. */
function Grip(): ReactElement {
  return <span className="rules__grip" data-grip="" />;
}

function offOf(reason: string | undefined): { readonly 'aria-disabled'?: true; readonly title?: string } {
  return reason === undefined ? {} : { 'aria-disabled': true, title: reason };
}
