import './told.css';
import { Pencil, Plus } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import type { RowState } from '../../engine';
import type { Policy } from '../../engine/policy';
import { directionWord, groupLabel } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import { menuOf, type Target, type Told, targetDirection } from '../canvas/canvasContext';
import { Meaning } from '../canvas/Meaning';
import { closeDialog, openDialog } from './request';
import { Surface } from './Surface';

export interface ToldDialogProps extends Told {
  readonly object: ObjectKey;
  readonly policy: Policy;
}

/** The hover card for fingers: what a row or a rule means, and from there the form or the menu. */
export function ToldDialog({ anchor, object, policy, target, lineOf, onGoTo, onEdit }: ToldDialogProps): ReactElement {
  const direction = targetDirection(target);
  const [told] = useState(policy);
  // It would tell of a policy that is not there any more.
  useEffect(() => {
    if (policy !== told) closeDialog();
  }, [policy, told]);
  const menu = menuOf(target);
  const adds = menu.type !== 'ruleMenu';
  const Icon = adds ? Plus : Pencil;
  return (
    <Surface title={placeOf(target)} anchor={anchor} side={direction === 'ingress' ? 'right' : 'left'} dirty={false}>
      <div className="surface__body told">
        <Meaning
          policy={told}
          target={target}
          lineOf={lineOf}
          onGoTo={(path) => {
            closeDialog();
            onGoTo(path);
          }}
          tabIndex={0}
        />
      </div>
      {onEdit && (
        <div className="surface__foot">
          <button type="button" className="btn btn--line" onClick={onEdit}>
            <Icon size={16} className="icon" aria-hidden="true" />
            {adds ? addWords(target) : `Edit rule ${menu.rule + 1}…`}
          </button>
          {!adds && (
            <button type="button" className="btn" onClick={() => openDialog({ ...menu, anchor, object })}>
              <span className="dots" />
              More
            </button>
          )}
        </div>
      )}
    </Surface>
  );
}

function placeOf(target: Target): string {
  if (target.type === 'rule') return `${directionWord(target.direction)} rule ${target.hub.rule + 1}`;
  return groupLabel(target.row.covered.direction, target.row.covered.group);
}

const CLOSED: readonly RowState[] = ['denied', 'depends', 'unknown'];

function addWords(target: Target): string {
  return target.type === 'row' && CLOSED.includes(target.row.covered.state) ? 'Allow some…' : 'Add rule…';
}
