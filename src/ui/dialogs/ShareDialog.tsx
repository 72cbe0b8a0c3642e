import { Dialog } from '@base-ui/react/dialog';
import { Check, Copy, Download, X } from 'lucide-react';
import { type ReactElement, useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Uncounted } from '../../answers/situation';
import { currentSituation } from '../../store/openCluster';
import { MOST_LINK, shareFragment } from '../../store/share/shareLink';
import { drawbridge, useDrawbridge } from '../../store/store';
import { type View, view } from '../../store/view';
import { policiesMarkdown } from '../../words';
import { assumptionsOf, type ClusterProfile } from '../../workspace/profile';
import { MOST_FILES, MOST_SHARED, type SharedView, type SharedWork } from '../../workspace/sharedWork';
import { fileOf, type OpenFile, type OpenObject, objectOf } from '../../workspace/workspace';
import { copyText } from '../editor/copyText';
import { later } from '../frame/later';
import { download } from '../frame/outgoing';
import { selectsAll } from '../frame/selectsAll';
import { useLater } from '../frame/useLater';
import { DialogHelp } from './help/DialogHelp';
import { homeOf } from './home';
import { yamlOf } from './policyMenu';
import { closeDialog } from './request';
import './share.css';

type What = 'policy' | 'file' | 'all';

const loadPicture = () => import('./picture/PicturePart');

/** Beyond so many characters some chats and mail programs cut a link. */
const LONG_LINK = 2000;

/** Shares what is open without a server: by a link that holds it, or, where that gets too long, by a file. */
export function ShareDialog({ anchor }: { readonly anchor: HTMLElement }): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const group = useId();
  const files = useDrawbridge(({ workspace }) => workspace.files);
  const file = useDrawbridge(({ workspace, activeFile }) => fileOf(workspace, activeFile));
  const object = useDrawbridge(({ workspace, activeObject }) => objectOf(workspace, activeObject));
  const profile = useDrawbridge((state) => state.profile);
  const policy = object?.policy;
  const choices = choicesOf(files, file, policy === undefined ? undefined : object);
  const [chosen, choose] = useState<What>();
  const what = chosen ?? choices[0]?.what ?? 'all';
  const shown = useStore(view);
  const work = useMemo(
    () =>
      workOf(
        what,
        files,
        file,
        object,
        sharedView(shown, file, what === 'all' || (what === 'file' && files.length === 1)),
        profile,
      ),
    [what, files, file, object, shown, profile],
  );
  const link = useLink(work);
  const policies = useMemo(
    () => objectsOf(what, files, file, object).filter((one) => one.policy !== undefined),
    [what, files, file, object],
  );
  const [copied, setCopied] = useState<'link' | 'markdown'>();
  const picture = useLater(loadPicture, policy !== undefined);
  const tooLong = link !== undefined && link.length > MOST_LINK;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface surface--dialog" finalFocus={home}>
          <div className="surface__head">
            <Dialog.Title>Share</Dialog.Title>
            <span className="grow" />
            <DialogHelp topic="share" about="sharing" />
            <Dialog.Close className="btn btn--icon btn--small" aria-label="Close dialog">
              <X size={14} className="icon" />
            </Dialog.Close>
          </div>
          <div className="surface__body surface__body--text">
            <Dialog.Description>
              The link holds the text itself, behind its #, which browsers never send to a server. Who has the link can read it.
            </Dialog.Description>
            <fieldset className="share__what" aria-label="What is shared">
              {choices.map((one) => (
                <label key={one.what}>
                  <input
                    type="radio"
                    name={group}
                    checked={one.what === what}
                    onChange={() => {
                      choose(one.what);
                      setCopied(undefined);
                    }}
                  />
                  <span className="truncate">{one.text}</span>
                </label>
              ))}
            </fieldset>
            {link !== undefined && !tooLong && (
              <input className="input input--mono share__link" aria-label="Link" readOnly value={link} {...selectsAll} />
            )}
            <p className="share__length" role="status">
              {lengthWords(link, work)}
            </p>
            {object !== undefined && picture !== undefined && picture !== 'failed' && <picture.PicturePart object={object} />}
          </div>
          <div className="surface__foot">
            {policies.length > 0 && (
              <button
                type="button"
                className="btn btn--line"
                onClick={() =>
                  void copy(policiesMarkdown(policies, assumptionsOf(profile), uncountedIn(what, policies, file))).then((done) =>
                    setCopied(done ? 'markdown' : undefined),
                  )
                }
              >
                {copied === 'markdown' ? <Check size={14} className="icon" /> : <Copy size={14} className="icon" />}
                {copied === 'markdown' ? 'Copied' : 'Copy as Markdown'}
              </button>
            )}
            <span className="surface__buttons">
              {tooLong || work === undefined ? (
                <button
                  type="button"
                  className="btn btn--primary"
                  onClick={() => {
                    if (what === 'all') later((part) => part.downloadZip('all'));
                    else if (file) download(file.id);
                    closeDialog();
                  }}
                >
                  <Download size={14} className="icon" />
                  {what === 'all' ? 'Download as zip' : 'Download the file'}
                </button>
              ) : (
                <button
                  type="button"
                  className="btn btn--primary"
                  disabled={link === undefined}
                  onClick={() => {
                    if (link !== undefined) void copy(link).then((done) => setCopied(done ? 'link' : undefined));
                  }}
                >
                  {copied === 'link' ? <Check size={14} className="icon" /> : <Copy size={14} className="icon" />}
                  {copied === 'link' ? 'Copied' : 'Copy link'}
                </button>
              )}
            </span>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

async function copy(text: string): Promise<boolean> {
  const done = await copyText(text);
  if (!done) {
    const { notify } = drawbridge.getState();
    notify({ tone: 'warning', text: 'The browser did not let it be copied. Select the text and copy it yourself.', undo: false });
  }
  return done;
}

interface Choice {
  readonly what: What;
  readonly text: string;
}

function choicesOf(files: readonly OpenFile[], file: OpenFile | undefined, object: OpenObject | undefined): readonly Choice[] {
  const alone = object !== undefined && file?.objects.length === 1;
  return [
    ...(object === undefined || alone ? [] : [{ what: 'policy' as const, text: `The policy ${object.name}` }]),
    ...(file === undefined ? [] : [{ what: 'file' as const, text: `The file ${file.name}` }]),
    ...(files.length > 1 ? [{ what: 'all' as const, text: `All ${files.length} open files` }] : []),
  ];
}

/** What the summary is of: as much as is shared. */
function objectsOf(
  what: What,
  files: readonly OpenFile[],
  file: OpenFile | undefined,
  object: OpenObject | undefined,
): readonly OpenObject[] {
  switch (what) {
    case 'policy':
      return object ? [object] : [];
    case 'file':
      return file?.objects ?? [];
    case 'all':
      return files.flatMap(({ objects }) => objects);
  }
}

/** What restricts connections in what is shared, and is not among its policies; of a policy alone, nothing. */
function uncountedIn(what: What, policies: readonly OpenObject[], file: OpenFile | undefined): readonly Uncounted[] {
  if (what === 'policy') return [];
  const keys = new Set(policies.map(({ key }) => key));
  return currentSituation().uncounted.filter((one) => !keys.has(one.key) && (what === 'all' || one.file === file?.id));
}

/** What the link is to hold; undefined where that is more than is ever taken from one. */
function workOf(
  what: What,
  files: readonly OpenFile[],
  file: OpenFile | undefined,
  object: OpenObject | undefined,
  view: SharedView,
  profile: ClusterProfile,
): SharedWork | undefined {
  const place = (of: OpenFile | undefined): number | undefined => {
    const found = of?.objects.findIndex(({ key }) => key === object?.key) ?? -1;
    return found < 0 ? undefined : found;
  };
  const shared = ((): Omit<SharedWork, 'view' | 'profile'> | undefined => {
    if (what === 'all')
      return {
        files: files.map(({ name, path, text }) => ({ name: path ?? name, text })),
        active: Math.max(0, file === undefined ? 0 : files.indexOf(file)),
        object: place(file),
      };
    if (file === undefined) return undefined;
    if (what === 'policy' && object !== undefined)
      return { files: [{ name: `${object.name || 'policy'}.yaml`, text: yamlOf(file, object) }], active: 0, object: 0 };
    return { files: [{ name: file.name, text: file.text }], active: 0, object: place(file) };
  })();
  const size = shared?.files.reduce((sum, { name, text }) => sum + name.length + text.length, 0) ?? 0;
  return shared === undefined || size > MOST_SHARED || shared.files.length > MOST_FILES
    ? undefined
    : { ...shared, view, profile };
}

/**
 * What is on screen beside the file; not how wide its parts are here. Only with everything that is open (`whole`) goes what
 * rests on all of it: a question may name pods of files that are not shared.
 */
function sharedView(
  { shown, tab, answers, connectivity, question, together }: View,
  file: OpenFile | undefined,
  whole: boolean,
): SharedView {
  return {
    ...(shown && { shown }),
    ...(tab && { tab }),
    ...(answers && { answers }),
    ...(connectivity && { connectivity }),
    ...(whole && question && { question }),
    ...(whole && file !== undefined && together === file.id && { together: true }),
  };
}

/** The link to some work, once it is made. */
function useLink(work: SharedWork | undefined): string | undefined {
  const [made, setMade] = useState<{ readonly of: SharedWork; readonly link: string }>();
  useEffect(() => {
    if (work === undefined) return;
    let waits = true;
    const { origin, pathname } = window.location;
    void shareFragment(work).then((fragment) => waits && setMade({ of: work, link: `${origin}${pathname}#${fragment}` }));
    return () => {
      waits = false;
    };
  }, [work]);
  return made !== undefined && made.of === work ? made.link : undefined;
}

function lengthWords(link: string | undefined, work: SharedWork | undefined): string {
  if (work === undefined) return 'This is more than a link can hold. Send it as a file.';
  if (link === undefined) return 'Making the link …';
  const length = `${link.length.toLocaleString('en')} characters`;
  if (link.length > MOST_LINK)
    return `The link would have ${length}, more than browsers and chats surely pass on. Send it as a file.`;
  return link.length > LONG_LINK ? `${length}. Some chats and mail programs cut links that long.` : `${length}.`;
}
