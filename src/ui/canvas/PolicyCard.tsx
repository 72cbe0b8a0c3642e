import { Lock, LockOpen, Pencil, Shield } from 'lucide-react';
import { memo, type ReactElement, type Ref } from 'react';
import { formatRequirement } from '../../engine';
import type { Direction, Policy } from '../../engine/policy';
import { directionWord, isolationSwitch, policyPlace } from '../../words';
import { offProps, useCanvas } from './canvasContext';

/** More requirements than these are counted: the sentence above tells them all. */
const CHIPS = 4;
/** Longer ones break anywhere, so that two lines show as much of them as they can. */
const LONG = 40;

interface PolicyCardProps {
  readonly policy: Policy;
  readonly contentRef?: Ref<HTMLDivElement>;
}

/** What the policy is, whom it protects, and its two switches. */
export const PolicyCard = memo(function PolicyCard({ policy, contentRef }: PolicyCardProps): ReactElement {
  const { actions, disabledReason, Matched } = useCanvas();
  const place = policyPlace(policy);
  return (
    <div className="pc-card__content" ref={contentRef}>
      <p className="pc-card__place">
        <Shield size={13} className="icon" aria-hidden="true" />
        <span className="truncate" title={place.namespace}>
          {place.words} <b>{place.namespace}</b>
          {place.assumed !== undefined && `, ${place.assumed}`}
        </span>
      </p>
      <h3 className="pc-card__name" title={policy.name}>
        {policy.name || '(no name)'}
      </h3>
      <div className="pc-card__subject">
        <p>Protects pods</p>
        <Subject subject={policy.subject} />
        {Matched && <Matched policy={policy} />}
      </div>
      <div className="pc-card__switches">
        <IsolationSwitch policy={policy} direction="ingress" />
        <IsolationSwitch policy={policy} direction="egress" />
      </div>
      <div className="pc-card__foot">
        <button
          type="button"
          className="btn btn--small pc-card__edit"
          {...offProps(disabledReason)}
          onClick={(event) => actions.editPolicy(event.currentTarget)}
        >
          <Pencil size={14} className="icon" aria-hidden="true" />
          Edit policy
        </button>
        <button
          type="button"
          className="btn btn--icon btn--small pc-card__menu"
          aria-label={`Actions for ${policy.name || '(no name)'}`}
          title="Actions for the policy"
          {...offProps(disabledReason)}
          onClick={(event) => actions.menu({ type: 'policyMenu' }, event.currentTarget)}
        >
          <span className="dots" />
        </button>
      </div>
    </div>
  );
});

function Subject({ subject }: { readonly subject: Policy['subject'] }): ReactElement {
  if (subject === 'unreadable') return <span className="pc-card__unreadable">The podSelector cannot be read</span>;
  const chips = subject.requirements.map(formatRequirement);
  if (chips.length === 0) return <b>Every pod</b>;
  const more = chips.slice(CHIPS);
  return (
    <ul className="pc-card__chips">
      {chips.slice(0, CHIPS).map((chip) => (
        <li key={chip} className={chip.length > LONG ? 'chip chip--long' : 'chip'} title={chip}>
          {chip}
        </li>
      ))}
      {more.length > 0 && (
        <li className="chip" title={more.join(', ')}>
          and {more.length} more
        </li>
      )}
    </ul>
  );
}

function IsolationSwitch({ policy, direction }: { readonly policy: Policy; readonly direction: Direction }): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const { isolated } = policy[direction];
  const { name, words, detail } = isolationSwitch(direction, policy[direction]);
  const Icon = isolated === true ? Lock : LockOpen;
  return (
    <button
      type="button"
      className="pc-switch"
      data-isolated={isolated}
      aria-label={name}
      aria-pressed={isolated === 'unknown' ? 'mixed' : isolated}
      aria-description={detail}
      {...offProps(disabledReason)}
      onClick={(event) => disabledReason === undefined && actions.toggle(direction, event.currentTarget)}
    >
      <Icon size={16} className="icon" aria-hidden="true" />
      <span className="grow">
        <b>{directionWord(direction)}</b>
        <span>{words}</span>
      </span>
      <span className="pc-switch__track" />
    </button>
  );
}
