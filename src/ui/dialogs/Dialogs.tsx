import { type ReactElement, useEffect } from 'react';
import { useDrawbridge } from '../../store/store';
import { fileOf, objectOf } from '../../workspace/workspace';
import { AllowAll } from './AllowAll';
import { AllowDialog } from './AllowDialog';
import { ChangesDialog } from './ChangesDialog';
import { CloseQuestion } from './CloseQuestion';
import { ConflictDialog } from './ConflictDialog';
import { DirectionMenu } from './DirectionMenu';
import './dialogs.css';
import './forms.css';
import './menus.css';
import { EditPolicyDialog } from './EditPolicyDialog';
import { FilesMenu } from './FilesMenu';
import { ForgetQuestion } from './ForgetQuestion';
import { HelpDialog } from './help/HelpDialog';
import { ShortcutsDialog } from './help/ShortcutsDialog';
import { MapPictureDialog } from './MapPictureDialog';
import { NewPolicyMenu } from './NewPolicyMenu';
import { PolicyMenu } from './PolicyMenu';
import { ProfileDialog } from './ProfileDialog';
import { PaletteDialog } from './palette/PaletteDialog';
import { ProposalDialog } from './propose/ProposalDialog';
import { RenameWorkspace } from './RenameWorkspace';
import { RuleDialog } from './RuleDialog';
import { RuleMenu } from './RuleMenu';
import { closeDialog, type DialogRequest } from './request';
import type { RuleTarget } from './ruleIntent';
import { ShareDialog } from './ShareDialog';
import { SharedQuestion } from './SharedQuestion';
import { SplitRule } from './SplitRule';
import { StopIsolating } from './StopIsolating';
import { ToldDialog } from './ToldDialog';
import { WorkspacesMenu } from './WorkspacesMenu';

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
          preset={request.type === 'addRule' ? request.preset : undefined}
        />
      ) : null;
    case 'stopIsolating':
      return policy ? <StopIsolating {...request} policy={policy} /> : null;
    case 'newPolicy':
      return <NewPolicyMenu {...request} />;
    case 'allowAll':
      return policy ? <AllowAll {...request} policy={policy} /> : null;
    case 'splitRule':
      return policy ? <SplitRule {...request} policy={policy} /> : null;
    case 'ruleMenu':
      return policy ? <RuleMenu {...request} policy={policy} /> : null;
    case 'directionMenu':
      return policy ? <DirectionMenu {...request} policy={policy} /> : null;
    case 'policyMenu':
      return policy ? <PolicyMenu {...request} policy={policy} /> : null;
    case 'told':
      return policy ? <ToldDialog {...request} policy={policy} /> : null;
    case 'profile':
      return <ProfileDialog anchor={request.anchor} />;
    case 'allow':
      return <AllowDialog {...request} />;
    case 'propose':
      return <ProposalDialog {...request} />;
    case 'changes':
      return file ? <ChangesDialog anchor={request.anchor} file={file} /> : null;
    case 'conflict':
      return file ? <ConflictDialog anchor={request.anchor} file={file} disk={request.disk} /> : null;
    case 'palette':
      return <PaletteDialog {...request} />;
    case 'mapPicture':
      return <MapPictureDialog {...request} />;
    case 'help':
      return <HelpDialog {...request} />;
    case 'shortcuts':
      return <ShortcutsDialog anchor={request.anchor} />;
    case 'share':
      return <ShareDialog anchor={request.anchor} />;
    case 'shared':
      return <SharedQuestion fragment={request.fragment} />;
    case 'filesMenu':
      return <FilesMenu anchor={request.anchor} />;
    case 'workspaces':
      return <WorkspacesMenu anchor={request.anchor} />;
    case 'renameWorkspace':
      return <RenameWorkspace anchor={request.anchor} />;
    case 'forget':
      return <ForgetQuestion {...request} />;
    case 'close':
      return file ? <CloseQuestion anchor={request.anchor} file={file} /> : null;
  }
}

function targetOf(request: Extract<DialogRequest, { type: 'addRule' | 'editRule' }>): RuleTarget {
  return request.type === 'addRule'
    ? { type: 'add', group: request.group, into: request.into }
    : { type: 'edit', rule: request.rule, peer: request.peer };
}
