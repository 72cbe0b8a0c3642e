import { CircleAlert, Copy, Info, TriangleAlert, Undo2, X } from 'lucide-react';
import { type ReactElement, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cover } from '../../engine';
import { drawbridge, useDrawbridge } from '../../store/store';
import {
  aloneWords,
  type Banner,
  brokenBanner,
  EDITING_OFF,
  ignoredBanner,
  noPolicyWords,
  policySentence,
  refusedBanner,
  type Sentence,
  sentenceText,
  unreadKindsWords,
} from '../../words';
import { type FileId, fileOf, type OpenFile, type OpenObject, objectOf, placeOf } from '../../workspace/workspace';
import { PolicyCanvas } from '../canvas/PolicyCanvas';
import { openDialog } from '../dialogs';
import { copyText } from '../editor/copyText';

export interface CanvasPaneProps {
  /** Told once the picture, or what stands in its place, is on screen. */
  readonly onShown: () => void;
  readonly onGoToLine: (line: number) => void;
  /** Closes the file; undefined while the list of files offers that. */
  readonly onClose: ((file: FileId) => void) | undefined;
}

/** The picture of the active policy with its sentence; or why there is none. */
export function CanvasPane({ onShown, onGoToLine, onClose }: CanvasPaneProps): ReactElement {
  const file = useDrawbridge((state) => fileOf(state.workspace, state.activeFile));
  const object = useDrawbridge((state) => objectOf(state.workspace, state.activeObject));
  const others = useDrawbridge((state) =>
    state.workspace.files.reduce((sum, one) => sum + one.objects.filter(({ policy }) => policy).length, -1),
  );
  useEffect(() => {
    // Two frames: one to lay out, one that was surely painted.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark('drawbridge:canvas');
        onShown();
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [onShown]);
  const alone = aloneWords(Math.max(0, others));
  return (
    <section className="pane pane--canvas" aria-label="Policy canvas">
      <header className="bar">
        <h2 className="truncate" title={object?.name}>
          {object?.policy ? object.name || '(no name)' : (file?.name ?? '')}
        </h2>
        {object?.stale && !file?.reading && <span className="badge">stale</span>}
        <span className="grow" />
        {object?.policy && alone !== undefined && (
          <span className="bar__hint truncate" title={alone}>
            This policy alone
          </span>
        )}
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
      {file?.reading && <div className="progress" role="progressbar" aria-label={`Reading ${file.name}`} />}
      {file && object?.policy ? (
        <Picture file={file} object={object} onGoToLine={onGoToLine} />
      ) : (
        file && <NoPolicy file={file} onGoToLine={onGoToLine} />
      )}
    </section>
  );
}

function Picture({
  file,
  object,
  onGoToLine,
}: {
  readonly file: OpenFile;
  readonly object: OpenObject;
  readonly onGoToLine: (line: number) => void;
}): ReactElement | null {
  const { policy } = object;
  const ingress = useMemo(() => (policy ? cover(policy, 'ingress') : []), [policy]);
  const egress = useMemo(() => (policy ? cover(policy, 'egress') : []), [policy]);
  const offset = useDrawbridge((state) =>
    state.pointed?.from === 'text' && state.pointed.file === file.id ? state.pointed.offset : undefined,
  );
  if (!policy) return null;
  const stale = object.stale && !file.reading;
  const broken = file.problems.find((problem) => problem.source === 'yaml' && problem.severity === 'error');
  const banners = stale
    ? []
    : [refusedBanner(object.problems), ignoredBanner(policy, 'ingress'), ignoredBanner(policy, 'egress')].filter(
        (banner) => banner !== undefined,
      );
  const firstRefused = object.problems.find((problem) => problem.refused);
  return (
    <>
      {stale ? (
        <BannerLine banner={brokenBanner(broken?.line, true)} line={broken?.line} onGoToLine={onGoToLine} undo />
      ) : (
        <SentenceLine words={policySentence(policy, ingress, egress)} />
      )}
      {banners.map((banner) => (
        <BannerLine
          key={sentenceText(banner.text)}
          banner={banner}
          line={banner.tone === 'error' ? firstRefused?.line : undefined}
          onGoToLine={onGoToLine}
        />
      ))}
      <PolicyCanvas
        key={object.key}
        policy={policy}
        ingressRows={ingress}
        egressRows={egress}
        stale={object.stale}
        disabledReason={object.stale ? (file.reading ? 'The text is being read.' : EDITING_OFF) : undefined}
        lit={(path) => offset !== undefined && !object.stale && holds(object, path, offset)}
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
          drawbridge.getState().point(ranges.length > 0 ? { from: 'canvas', file: file.id, ranges } : undefined);
        }}
        onGoTo={(path) => {
          const place = placeOf(object, path);
          if (place) onGoToLine(file.text.slice(0, place.start).split(/\r\n|\r|\n/).length);
        }}
        lineOf={(path) => {
          const place = placeOf(object, path);
          return place && !object.stale ? file.text.slice(0, place.start).split(/\r\n|\r|\n/).length : undefined;
        }}
      />
    </>
  );
}

function holds(object: OpenObject, path: readonly (string | number)[], offset: number): boolean {
  const place = placeOf(object, path);
  return place !== undefined && place.start <= offset && offset <= place.end;
}

async function isolate(object: OpenObject, direction: 'ingress' | 'egress'): Promise<void> {
  const { dispatch, notify } = drawbridge.getState();
  const outcome = await dispatch(object.key, { type: 'isolate', direction, on: true });
  if (!outcome.ok) notify({ tone: 'warning', text: outcome.reason, undo: false });
}

function SentenceLine({ words }: { readonly words: Sentence }): ReactElement {
  const text = useRef<HTMLParagraphElement>(null);
  const [long, setLong] = useState(false);
  const [whole, setWhole] = useState(false);
  useLayoutEffect(() => {
    const { current } = text;
    if (!current) return;
    const measure = (): void => setLong(current.scrollHeight > current.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  });
  const copy = async (): Promise<void> => {
    if (await copyText(sentenceText(words)))
      drawbridge.getState().notify({ tone: 'info', text: 'Copied the sentence.', undo: false });
  };
  return (
    <div className={whole ? 'sentence sentence--whole' : 'sentence'}>
      <p ref={text}>
        <Words words={words} />
      </p>
      {(long || whole) && (
        <button type="button" className="btn btn--small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'less' : 'more'}
        </button>
      )}
      <button
        type="button"
        className="btn btn--icon btn--small wide"
        aria-label="Copy sentence"
        title="Copy sentence"
        onClick={() => void copy()}
      >
        <Copy size={14} className="icon" />
      </button>
    </div>
  );
}

const TONES = { error: CircleAlert, warning: TriangleAlert, info: Info };

function BannerLine({
  banner,
  line,
  onGoToLine,
  undo = false,
}: {
  readonly banner: Banner;
  readonly line: number | undefined;
  readonly onGoToLine: (line: number) => void;
  readonly undo?: boolean;
}): ReactElement {
  const Icon = TONES[banner.tone];
  return (
    <div className={`banner banner--${banner.tone}`} role={banner.tone === 'error' ? 'alert' : 'status'}>
      <Icon size={16} className="icon" />
      <p>
        <Words words={banner.text} />
      </p>
      {line !== undefined && (
        <button type="button" className="btn btn--line btn--small" onClick={() => onGoToLine(line)}>
          Go to line {line}
        </button>
      )}
      {undo && (
        <button type="button" className="btn btn--line btn--small" onClick={() => drawbridge.getState().undo()}>
          <Undo2 size={14} className="icon" />
          Undo this
        </button>
      )}
    </div>
  );
}

function Words({ words }: { readonly words: Sentence }): ReactElement {
  return (
    <>
      {words.map((segment, index) => {
        // Segments have no name of their own; they are only ever replaced as a whole.
        const key = `${index}${segment.text}`;
        if (segment.style === 'label')
          return (
            <span key={key} className="label">
              {segment.text}
            </span>
          );
        return segment.style === 'strong' ? <strong key={key}>{segment.text}</strong> : <span key={key}>{segment.text}</span>;
      })}
    </>
  );
}

function NoPolicy({ file, onGoToLine }: { readonly file: OpenFile; readonly onGoToLine: (line: number) => void }): ReactElement {
  const broken = file.problems.find((problem) => problem.source === 'yaml' && problem.severity === 'error');
  const { heading, text } = noPolicyWords(file.objects);
  const unread = unreadKindsWords(file.objects);
  if (file.reading) return <div className="empty" />;
  return (
    <>
      {broken && <BannerLine banner={brokenBanner(broken.line, false)} line={broken.line} onGoToLine={onGoToLine} />}
      <div className="empty">
        <div className="empty__box">
          {broken ? (
            <p>{broken.message}</p>
          ) : (
            <>
              <h2>{heading}</h2>
              <p>{text}</p>
              {unread !== undefined && !text.includes(unread) && <p>{unread}</p>}
            </>
          )}
        </div>
      </div>
    </>
  );
}
