import { Dialog } from '@base-ui/react/dialog';
import { Copy, FilePlus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Scope } from '../../../flows/propose/subjects';
import { drawbridge, useDrawbridge } from '../../../store/store';
import { useLastAnswer } from '../../answers/useLastAnswer';
import { copyAndTell } from '../../editor/copyAndTell';
import { closeDialog } from '../request';
import { freeName } from './freeName';
import { SubjectReview } from './SubjectReview';
import { useChoice } from './useChoice';
import { WhatComes } from './WhatComes';

export interface ReviewProps {
  readonly scope: Scope;
  readonly onAdded: () => void;
}

/** A proposal with its choices, what it comes to, and the ways to take it. */
export function Review({ scope, onAdded }: ReviewProps): ReactElement {
  const { choice, choosing } = useChoice();
  const { answer: sheet, ageing, failed } = useLastAnswer<'proposal'>({ type: 'proposal', scope, choice });
  const files = useDrawbridge(({ workspace }) => workspace.files);
  if (sheet === undefined) {
    const text = failed ? 'It could not be worked out. Close this, and try again.' : 'Working it out …';
    return <p className="surface__body surface__body--text">{text}</p>;
  }
  const { text, policies, subjects, deniable } = sheet;
  const name = freeName(
    `${scope.type === 'workload' ? scope.name : scope.namespace}-policies`,
    files.map((file) => file.name),
  );
  const many = `${policies} ${policies === 1 ? 'policy' : 'policies'}`;
  const add = (): void => {
    drawbridge.getState().create(name, text);
    closeDialog();
    onAdded();
  };
  return (
    <>
      <div className="proposal" aria-busy={ageing}>
        <div className="proposal__lines" data-scrolls="">
          {scope.type === 'namespace' && subjects.length > 0 && (
            <div className="proposal__deny">
              <label className="proposal__check">
                <input
                  type="checkbox"
                  checked={choice.defaultDeny !== false && deniable.length > 0}
                  disabled={deniable.length === 0}
                  onChange={(event) => choosing.defaultDeny(event.target.checked)}
                />
                <span>
                  <b>Close the namespace</b>: all other pods of {scope.namespace} are denied{' '}
                  {deniable.length === 1 ? deniable[0] : 'ingress and egress'} (default deny)
                </span>
              </label>
              {deniable.length === 0 && (
                <p className="proposal__hint">
                  Not to be had here: a direction is left open, pods of it cannot be selected, or it is closed already.
                </p>
              )}
            </div>
          )}
          {subjects.map((subject) => (
            <SubjectReview key={subject.key} subject={subject} choice={choice} choosing={choosing} />
          ))}
        </div>
        <WhatComes sheet={sheet} ageing={ageing} name={name} />
      </div>
      <div className="surface__foot">
        <span className="surface__lines" role="status">
          {policies === 0
            ? 'Nothing is left to be written.'
            : `${many}, as ${name}. Closing the file takes ${policies === 1 ? 'it' : 'them'} away again.`}
        </span>
        <span className="surface__buttons">
          <button
            type="button"
            className="btn btn--line"
            disabled={ageing || policies === 0}
            onClick={() => void copyAndTell(text, `Copied ${many} as YAML.`)}
          >
            <Copy size={14} className="icon" />
            Copy
          </button>
          <Dialog.Close className="btn">Cancel</Dialog.Close>
          <button type="button" className="btn btn--primary" disabled={ageing || policies === 0} onClick={add}>
            <FilePlus size={16} className="icon" />
            Add as a new file
          </button>
        </span>
      </div>
    </>
  );
}
