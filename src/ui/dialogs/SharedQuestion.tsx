import { AlertDialog } from '@base-ui/react/alert-dialog';
import { FileText } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { openShared } from '../../store/share/openShared';
import { readFragment } from '../../store/share/shareLink';
import { useDrawbridge } from '../../store/store';
import type { ClusterProfile } from '../../workspace/profile';
import type { ReadWork } from '../../workspace/sharedWork';
import { profileWords } from '../answers/profileWords';
import { closeDialog } from './request';
import './share.css';

const SHOWN = 8;

/** What a link carried, before anything of it is opened: it comes from somewhere else, and stands beside what is open. */
export function SharedQuestion({ fragment }: { readonly fragment: string }): ReactElement {
  const [read, setRead] = useState<ReadWork>();
  const open = useDrawbridge(({ workspace }) => workspace.files.length);
  const profile = useDrawbridge((state) => state.profile);
  useEffect(() => {
    let waits = true;
    void readFragment(fragment).then((found) => waits && setRead(found));
    return () => {
      waits = false;
    };
  }, [fragment]);
  const files = read?.ok === true ? read.work.files : [];
  // Names may repeat: anybody may have made the link.
  const rows = files.slice(0, SHOWN).map((file, index) => ({ ...file, key: `${index} ${file.name}` }));
  return (
    <AlertDialog.Root open onOpenChange={(stays) => !stays && closeDialog()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Popup className="surface surface--dialog">
          <div className="surface__head">
            <AlertDialog.Title>{titleOf(read)}</AlertDialog.Title>
          </div>
          <div className="surface__body surface__body--text">
            <AlertDialog.Description>
              {wordsOf(read, open)}
              {clusterWords(read, profile)}
            </AlertDialog.Description>
            {files.length > 0 && (
              <ul className="share__files">
                {rows.map(({ key, name, text }) => (
                  <li key={key}>
                    <FileText size={14} className="icon" />
                    <span className="truncate mono">{name}</span>
                    <span className="dim">{sizeWords(text.length)}</span>
                  </li>
                ))}
                {files.length > SHOWN && <li className="dim">and {files.length - SHOWN} more</li>}
              </ul>
            )}
          </div>
          <div className="surface__foot">
            <span className="surface__buttons">
              <AlertDialog.Close className="btn">{read?.ok === false ? 'Close' : 'Not now'}</AlertDialog.Close>
              {read?.ok !== false && (
                <button
                  type="button"
                  className="btn btn--primary"
                  disabled={read === undefined}
                  onClick={() => {
                    closeDialog();
                    if (read?.ok === true) openShared(read.work);
                  }}
                >
                  Open
                </button>
              )}
            </span>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function titleOf(read: ReadWork | undefined): string {
  if (read === undefined) return 'Reading the link …';
  if (!read.ok) return 'This link can’t be opened';
  return read.work.files.length === 1 ? 'Open the shared file?' : `Open ${read.work.files.length} shared files?`;
}

function wordsOf(read: ReadWork | undefined, open: number): string {
  if (read === undefined) return 'It holds files, which are looked at before anything is opened.';
  if (!read.ok) return `${read.reason} Nothing was opened, and nothing of yours was changed.`;
  const from = 'Somebody shared this in a link.';
  if (open === 0) return from;
  const them =
    open === 1 ? 'the file you have open, which stays as it is' : `the ${open} files you have open, which stay as they are`;
  return `${from} ${read.work.files.length === 1 ? 'It opens' : 'They open'} beside ${them}.`;
}

/** Some rows and problems depend on the cluster: what somebody saw may read otherwise here. */
function clusterWords(read: ReadWork | undefined, own: ClusterProfile): string {
  if (read?.ok !== true) return '';
  const { profile } = read.work;
  if (profile.kubernetes === own.kubernetes && profile.plugin === own.plugin) return '';
  return ` It was looked at for ${clusterName(profile)}, and is read here for ${clusterName(own)}: some of it may look different.`;
}

function clusterName(profile: ClusterProfile): string {
  return (profile.kubernetes ?? profile.plugin) === undefined ? 'no cluster in particular' : profileWords(profile);
}

function sizeWords(length: number): string {
  return length < 1000 ? `${length} characters` : `${Math.round(length / 1000).toLocaleString('en')} kB`;
}
