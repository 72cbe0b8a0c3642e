import { type ReactElement, useEffect } from 'react';
import { useDrawbridge } from '../../store/store';
import { fileOf, objectOf } from '../../workspace/workspace';
import { ChangesDialog } from './ChangesDialog';
import { CloseQuestion } from './CloseQuestion';
import './dialogs.css';
import { EditPolicyDialog } from './EditPolicyDialog';
import { NewPolicyMenu } from './NewPolicyMenu';
import { RuleDialog } from './RuleDialog';
import { closeDialog, type DialogRequest } from './request';
import type { RuleTarget } from './ruleIntent';
import { StopIsolating } from './StopIsolating';

/** The dialog that was asked for. It closes by itself when what it is about is no longer open. */
export function Dialogs({ request }: { readonly request: DialogRequest }): ReactElement | null {
  const policy = useDrawbridge(({ workspace }) =>
    'object' in request ? objectOf(workspace, request.object)?.policy : undefined,
  );
  const file = useDrawbridge(({ workspace }) => ('file' in request ? fileOf(workspace, request.file) : undefined));
  const gone = ('object' in request && !policy) || ('file' in request && !file);
  useEffect(() => {
    if (gone) closeDialog();
  }, [gone]);
  switch (request.type) {
    case 'editPolicy':
      return policy ? <EditPolicyDialog {...request} policy={policy} /> : null;
    case 'addRule':
    case 'editRule':
      return policy ? (
        <RuleDialog
          anchor={request.anchor}
          object={request.object}
          direction={request.direction}
          policy={policy}
          target={targetOf(request)}
        />
      ) : null;
    case 'stopIsolating':
      return policy ? <StopIsolating {...request} policy={policy} /> : null;
    case 'newPolicy':
      return <NewPolicyMenu {...request} />;
    case 'ruleMenu':
    case 'directionMenu':
    case 'policyMenu':
    case 'profile':
      return null;
    case 'changes':
      return file ? <ChangesDialog anchor={request.anchor} file={file} /> : null;
    case 'close':
      return file ? <CloseQuestion anchor={request.anchor} file={file} /> : null;
  }
}

function targetOf(request: Extract<DialogRequest, { type: 'addRule' | 'editRule' }>): RuleTarget {
  return request.type === 'addRule'
    ? { type: 'add', group: request.group }
    : { type: 'edit', rule: request.rule, peer: request.peer };
}
