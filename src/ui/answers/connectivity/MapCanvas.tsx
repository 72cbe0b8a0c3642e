import { Maximize2, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { MapPicture } from '../../../picture/map/drawMap';
import { regainFocus } from '../../frame/regainFocus';
import { MapBoxes, MapCards } from './MapCards';
import { MapLabels } from './MapLabels';
import { MapLines } from './MapLines';
import type { Picked } from './picked';

export interface MapCanvasProps {
  readonly picture: MapPicture;
  /** It shows what changes: whose cards are quiet, and what else is there says nothing. */
  readonly unchanged: ReadonlySet<string> | undefined;
  readonly picked: Picked | undefined;
  /** The edges that are not quiet. */
  readonly lit: ReadonlySet<string>;
  /** The pointer is on a card. */
  readonly onHover: (node: string | undefined) => void;
  readonly onPick: (picked: Picked | undefined) => void;
  readonly onTurn: (namespace: string, fold: boolean) => void;
}

/** More lines than these are thin. */
const MANY = 80;
const SMALLEST = 0.4;
const LARGEST = 2;
/** Smaller than this, names cannot be read: then it is scrolled. */
const READABLE = 0.8;

/** The drawing: scrolled or dragged, larger and smaller by buttons, walked with the arrow keys. */
export function MapCanvas({ picture, unchanged, picked, lit, onHover, onPick, onTurn }: MapCanvasProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<{ readonly width: number; readonly height: number }>();
  const [chosen, choose] = useState<number>();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const { width, height } = picture;
  const fit = room === undefined ? 1 : Math.min(1, Math.max(READABLE, Math.min(room.width / width, room.height / height)));
  const zoom = chosen ?? fit;
  const resize = (factor: number): void => choose(Math.min(LARGEST, Math.max(SMALLEST, zoom * factor)));
  // What was pressed is gone: what takes it back has its place.
  const turn = (namespace: string, fold: boolean): void => {
    onTurn(namespace, fold);
    regainFocus(`.map__fold[aria-label$="${CSS.escape(` ${namespace}`)}"]`);
  };
  const onKey = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (event.key === 'Escape') onPick(undefined);
    const step = STEPS[event.key];
    const own = event.target instanceof Element ? event.target.closest<SVGElement>('[data-map]') : null;
    if (step === undefined || !own) return;
    event.preventDefault();
    next(event.currentTarget, own, step)?.focus();
  };
  return (
    <div className="map__canvas">
      <div ref={frame} className="map__frame" data-scrolls="" onPointerDown={drag}>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
        <svg
          className={
            picture.lines.filter(({ quiet }) => !quiet).length > MANY ? 'map__drawing map__drawing--dense' : 'map__drawing'
          }
          role="group"
          aria-label={unchanged ? 'Map of what changes' : 'Map of allowed connections'}
          width={width * zoom}
          height={height * zoom}
          viewBox={`0 0 ${width} ${height}`}
          onKeyDown={onKey}
        >
          <MapBoxes boxes={picture.boxes} onTurn={turn} />
          <MapLines lines={picture.lines} picked={picked} lit={lit} onPick={onPick} />
          <MapLabels lines={picture.lines} picked={picked} lit={lit} onPick={onPick} />
          <MapCards quiet={unchanged} cards={picture.cards} picked={picked} onHover={onHover} onPick={onPick} onTurn={turn} />
        </svg>
      </div>
      <div className="map__zoom">
        <button type="button" className="btn btn--icon btn--small" aria-label="Larger" onClick={() => resize(1.25)}>
          <Plus size={14} className="icon" />
        </button>
        <button type="button" className="btn btn--icon btn--small" aria-label="Smaller" onClick={() => resize(0.8)}>
          <Minus size={14} className="icon" />
        </button>
        <button type="button" className="btn btn--icon btn--small" aria-label="Fit the map" onClick={() => choose(undefined)}>
          <Maximize2 size={14} className="icon" />
        </button>
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** From a card to the nearest one that way, from an edge to the one before or after. */
function next(drawing: Element, own: SVGElement, [x, y]: readonly [number, number]): SVGElement | undefined {
  const sort = own.getAttribute('data-map');
  const all = [...drawing.querySelectorAll<SVGElement>(`[data-map="${sort}"]`)];
  if (sort === 'edge') return all[all.indexOf(own) + x + y];
  const middle = (one: Element): readonly [number, number] => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  };
  const [fromX, fromY] = middle(own);
  let best: { readonly one: SVGElement; readonly far: number } | undefined;
  for (const one of all) {
    const [toX, toY] = middle(one);
    const ahead = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    if (ahead < 1 || aside > ahead * 2) continue;
    const far = ahead + aside * 2;
    if (best === undefined || far < best.far) best = { one, far };
  }
  return best?.one;
}

/** The map follows the mouse; fingers scroll by themselves. */
function drag(event: PointerEvent<HTMLDivElement>): void {
  const frame = event.currentTarget;
  if (event.pointerType !== 'mouse' || event.button !== 0) return;
  if (event.target instanceof Element && event.target.closest('[role="button"]')) return;
  const [startX, startY] = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop];
  const move = ({ clientX, clientY }: globalThis.PointerEvent): void => {
    frame.scrollLeft = startX - clientX;
    frame.scrollTop = startY - clientY;
  };
  const stop = (): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', stop);
    window.removeEventListener('pointercancel', stop);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', stop);
  window.addEventListener('pointercancel', stop);
}
