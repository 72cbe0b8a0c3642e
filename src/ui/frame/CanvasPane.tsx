import { X } from 'lucide-react';
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Pointed } from '../../store/contract';
import { drawbridge, useDrawbridge } from '../../store/store';
import { view } from '../../store/view';
import type { Path } from '../../text/path';
import { aloneWords, brokenBanner, EDITING_OFF, ignoredBanner, policySentence, refusedBanner, sentenceText } from '../../words';
import { lineAt } from '../../workspace/lineAt';
import { type FileId, fileOf, type OpenFile, type OpenObject, objectOf, placeOf } from '../../workspace/workspace';
import { drawn } from '../canvas/drawn';
import { loadHoverCard, PolicyCanvas, type PolicyCanvasProps } from '../canvas/PolicyCanvas';
import { openDialog } from '../dialogs';
import type { WithSeen } from '../seen/SeenSwitch';
import { BannerLine } from './BannerLine';
import { brokenFrom } from './fileEntries';
import { HelpButton } from './HelpButton';
import { loadRules } from './loadRules';
import { SentenceLine } from './SentenceLine';
import { loadReading, useLater } from './useLater';
import { NARROW, useMedia } from './useMedia';

export interface CanvasPaneProps {
  /** Told once the picture, or what stands in its place, is on screen. */
  readonly onShown: () => void;
  readonly onGoToLine: (line: number) => void;
  readonly onShowProblems: () => void;
  /** Closes the file; undefined while the list of files offers that. */
  readonly onClose: ((file: FileId) => void) | undefined;
}

const ABOUT = <HelpButton topic="canvas" about="the canvas" />;

/** The picture of the active policy with its sentence; or why there is none. */
export function CanvasPane({ onShown, onGoToLine, onShowProblems, onClose }: CanvasPaneProps): ReactElement {
  const file = useDrawbridge((state) => fileOf(state.workspace, state.activeFile));
  const object = useDrawbridge((state) => objectOf(state.workspace, state.activeObject));
  const others = useDrawbridge((state) =>
    state.workspace.files.reduce((sum, one) => sum + one.objects.filter(({ policy }) => policy).length, -1),
  );
  const [shown, setShown] = useState(false);
  const rules = useLater(loadRules, shown);
  const phone = useMedia(NARROW);
  useEffect(() => {
    // Two frames: one to lay out, one that was surely painted.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark('drawbridge:canvas');
        onShown();
        setShown(true);
        loadHoverCard().catch(() => undefined);
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [onShown]);
  const unfinished = file?.reading === true || file?.unread === true;
  const late = useLater(loadReading, unfinished);
  const Reading = late === 'failed' ? undefined : late?.Reading;
  const together = useStore(view, (state) => file !== undefined && state.together === file.id);
  const setTogether = (on: boolean): void => view.setState({ together: on ? file?.id : undefined });
  const [withSeen, setWithSeen] = useState<WithSeen>();
  const tellSeen = useCallback((next: WithSeen | undefined) => setWithSeen(() => next), []);
  const here = rules === 'failed' ? undefined : rules;
  useEffect(() => here?.listenToRules(), [here]);
  const broken = file && !unfinished && !object?.policy ? brokenFrom(file) : undefined;
  const alone = aloneWords(Math.max(0, others));
  const hint = alone !== undefined && (
    <span className="bar__hint truncate" title={alone}>
      This policy alone
    </span>
  );
  const choice =
    object?.policy &&
    (here ? <here.TogetherSwitch object={object} together={together} onChange={setTogether} otherwise={hint} /> : hint);
  const observed = here && object?.policy && <here.SeenSwitch object={object.key} together={together} onSeen={tellSeen} />;
  const picture = file && object?.policy && (
    <Picture
      file={file}
      object={object}
      onGoToLine={onGoToLine}
      onShowProblems={onShowProblems}
      List={phone ? here?.RuleList : undefined}
      Matched={here?.MatchedPods}
      withSeen={withSeen}
    />
  );
  return (
    // Another policy begins at its top.
    <section key={object?.key} className="pane pane--canvas" aria-label="Policy canvas" data-scrolls={phone || undefined}>
      <header className="bar">
        <h1 className="truncate" title={object?.name}>
          {object?.policy ? object.name || '(no name)' : (file?.name ?? '')}
        </h1>
        {!phone && ABOUT}
        {object?.stale && !file?.reading && <span className="badge">stale</span>}
        <span className="grow" />
        {!phone && observed}
        {!phone && choice}
        {file && onClose && (
          <button
            type="button"
            className="btn btn--icon btn--small"
            aria-label={`Close ${file.name}`}
            title={`Close ${file.name}`}
            onClick={() => onClose(file.id)}
          >
            <X size={14} className="icon" />
          </button>
        )}
      </header>
      {file && unfinished && Reading && <Reading file={file} />}
      {phone && here && choice}
      {phone && observed}
      {file && object?.policy ? (
        together && here ? (
          <here.TogetherPicture
            object={object}
            otherwise={picture}
            withSeen={withSeen}
            onGoToLine={onGoToLine}
            onAlone={() => setTogether(false)}
          />
        ) : (
          picture
        )
      ) : (
        file && (
          <>
            {broken && <BannerLine banner={brokenBanner(broken.line, false)} line={broken.line} onGoToLine={onGoToLine} />}
            <div className="empty">{here && !unfinished && <here.NoPolicy file={file} broken={broken} />}</div>
          </>
        )
      )}
      {here && <here.Said />}
    </section>
  );
}

function Picture({
  file,
  object,
  onGoToLine,
  onShowProblems,
  List,
  Matched,
  withSeen,
}: {
  readonly file: OpenFile;
  readonly object: OpenObject;
  readonly onGoToLine: (line: number) => void;
  readonly onShowProblems: () => void;
  /** The list of rules, where it stands below the picture. */
  readonly List: (() => ReactElement | null) | undefined;
  readonly Matched: PolicyCanvasProps['Matched'];
  readonly withSeen: WithSeen | undefined;
}): ReactElement | null {
  const { policy } = object;
  const profile = useDrawbridge((state) => state.profile);
  const elsewhere = useDrawbridge(({ pointed }) =>
    pointed?.file === file.id && !pointedByPicture.has(pointed) ? pointed : undefined,
  );
  const said = policy && drawn(policy, profile);
  const picture = useMemo(() => said && (withSeen?.(said.picture) ?? said.picture), [said, withSeen]);
  if (!policy || !said || !picture) return null;
  const { ingress, egress } = said;
  const { problems } = object;
  const stale = object.stale && !file.reading && !file.unread;
  const broken = brokenFrom(file, object.documentRange.start);
  const banners = stale
    ? []
    : [refusedBanner(problems), ignoredBanner(policy, 'ingress'), ignoredBanner(policy, 'egress')].filter(
        (banner) => banner !== undefined,
      );
  const firstRefused = problems.find((problem) => problem.refused);
  return (
    <>
      {stale ? (
        <BannerLine banner={brokenBanner(broken?.line, true)} line={broken?.line} onGoToLine={onGoToLine} undo />
      ) : (
        // On a phone the bar with the heading is for screen readers alone.
        <SentenceLine words={policySentence(policy, ingress, egress)} end={List && ABOUT} />
      )}
      {banners.map((banner) => (
        <BannerLine
          key={sentenceText(banner.text)}
          banner={banner}
          line={banner.tone === 'error' ? firstRefused?.line : undefined}
          onGoToLine={onGoToLine}
          onShow={onShowProblems}
        />
      ))}
      <PolicyCanvas
        key={object.key}
        policy={policy}
        picture={picture}
        stale={object.stale}
        disabledReason={
          object.stale ? (stale ? EDITING_OFF : `The text ${file.unread ? 'has not been' : 'is being'} read.`) : undefined
        }
        lit={(path) => elsewhere !== undefined && !object.stale && touches(object, path, elsewhere)}
        onMenu={(menu, anchor) => openDialog({ ...menu, anchor, object: object.key })}
        onTell={(told) => openDialog({ type: 'told', ...told, object: object.key })}
        onAdd={(direction, group, anchor) => openDialog({ type: 'addRule', anchor, object: object.key, direction, group })}
        onEdit={(direction, rule, peer, anchor) =>
          openDialog({ type: 'editRule', anchor, object: object.key, direction, rule, peer })
        }
        onEditPolicy={(anchor) => openDialog({ type: 'editPolicy', anchor, object: object.key })}
        onToggle={(direction, anchor) => {
          if (policy[direction].isolated === true) openDialog({ type: 'stopIsolating', anchor, object: object.key, direction });
          else void isolate(object, direction);
        }}
        onPoint={(paths) => {
          const ranges = object.stale ? [] : (paths ?? []).flatMap((path) => placeOf(object, path) ?? []);
          pointAt(ranges.length > 0 ? { from: 'canvas', file: file.id, ranges } : undefined);
        }}
        onGoTo={(path) => {
          const place = placeOf(object, path);
          if (place) onGoToLine(lineAt(file, place.start));
        }}
        lineOf={(path) => {
          const place = placeOf(object, path);
          return place && !object.stale ? lineAt(file, place.start) : undefined;
        }}
        Matched={Matched}
        below={
          List && (
            <section className="pc-list" aria-label="Rules">
              <h2>Rules</h2>
              <List />
            </section>
          )
        }
      />
    </>
  );
}

/** What the picture itself points at: it lights that by itself. The list of rules and the text point at things too. */
const pointedByPicture = new WeakSet<object>();

/** Ends only what was pointed at from here: what the pointer went on to may be lit already. */
function pointAt(next: Pointed): void {
  const { pointed, point } = drawbridge.getState();
  if (next !== undefined) pointedByPicture.add(next);
  else if (pointed === undefined || !pointedByPicture.has(pointed)) return;
  point(next);
}

function touches(object: OpenObject, path: Path, pointed: NonNullable<Pointed>): boolean {
  const place = placeOf(object, path);
  if (place === undefined) return false;
  if (pointed.from === 'text') return place.start <= pointed.offset && pointed.offset <= place.end;
  return pointed.ranges.some(
    ({ start, end }) => (place.start <= start && end <= place.end) || (start <= place.start && place.end <= end),
  );
}

async function isolate(object: OpenObject, direction: 'ingress' | 'egress'): Promise<void> {
  const { dispatch, notify } = drawbridge.getState();
  const outcome = await dispatch(object.key, { type: 'isolate', direction, on: true });
  if (!outcome.ok) notify({ tone: 'warning', text: outcome.reason, undo: false });
}
