import '@xyflow/react/dist/base.css';
import { type OnMove, ReactFlow } from '@xyflow/react';
import { type CSSProperties, type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Policy } from '../../engine/policy';
import {
  boundsOf,
  type Density,
  type Fitted,
  type Frame,
  fitInto,
  focusOf,
  keepEqual,
  type Layout,
  layout,
  type Picture,
  SIZES,
  type Sizes,
  sideRows,
  type Viewport,
  ZOOM,
} from '../../picture';
import { watchSize } from '../frame/watchSize';
import { cardOf, columnsOf, hubsOf, linesOf, stepsOf } from './flowElements';
import { NODE_TYPES } from './flowParts';
import { Legend } from './Legend';
import { revealIn } from './reveal';
import { sizeProperties } from './sizeProperties';
import { type Size, useSize } from './useSize';
import { useViewport } from './useViewport';
import { ZoomButtons } from './ZoomButtons';

/** A guess, until the card is drawn. */
const CARD_HEIGHT = 270;
/** A window lower than this, in px, gets the smaller rows for every picture that is too high for it. */
const LOW = 400;
/** Between the dots of the ground, in px. */
const DOTS = 20;
const NO_KEYS = {
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
};
const HIDE_ATTRIBUTION = { hideAttribution: true };

export interface FlowCanvasProps {
  readonly policy: Policy;
  readonly picture: Picture;
  readonly stale: boolean;
  readonly coarse: boolean;
  /** The picture is moved or zoomed by hand. */
  readonly onMove: () => void;
}

/** The picture in three columns, with lines, to pan and zoom. */
export function FlowCanvas(props: FlowCanvasProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="pc-window">
      <div className="pc-view" ref={box}>
        {size !== undefined && size.width > 0 && size.height > 0 && <Flow {...props} frame={size} />}
      </div>
    </div>
  );
}

function Flow({ policy, picture, stale, coarse, frame, onMove }: FlowCanvasProps & { readonly frame: Size }): ReactElement {
  const content = useRef<HTMLDivElement>(null);
  const [cardHeight, setCardHeight] = useState(CARD_HEIGHT);
  const contentRef = useCallback((element: HTMLDivElement | null) => {
    content.current = element;
    return element === null ? undefined : watchSize(element, () => setCardHeight(element.offsetHeight));
  }, []);

  const density = useMemo(() => (coarse ? 'touch' : densityFor(picture, frame)), [coarse, picture, frame]);
  const sizes = SIZES[density];
  const still = useMemo(() => fitLayout(picture, sizes, cardHeight, frame), [picture, sizes, cardHeight, frame]);
  const control = useViewport(still.fitted, frame);
  const { viewport, move, stop } = control;

  const focusY = focusOf(still.laid.bounds, frame, viewport);
  // What stays where it was stays the same objects, and is not drawn again.
  const before = useRef<Layout>(undefined);
  const laid = useMemo(
    () => keepEqual(before.current, followed(picture, sizes, cardHeight, still, focusY)),
    [picture, sizes, cardHeight, still, focusY],
  );
  useEffect(() => {
    before.current = laid;
  }, [laid]);
  const columns = useMemo(() => columnsOf(picture, still.laid, sizes), [picture, still, sizes]);
  const ingressHubs = useMemo(() => hubsOf(picture.ingress, laid.ingress), [picture, laid.ingress]);
  const egressHubs = useMemo(() => hubsOf(picture.egress, laid.egress), [picture, laid.egress]);
  const steps = useMemo(() => stepsOf(picture), [picture]);
  const lines = useMemo(() => linesOf(laid.ingress, laid.egress, steps), [laid.ingress, laid.egress, steps]);
  // In the order in which one reads them, and Tab goes: ingress, the policy, egress.
  const nodes = useMemo(
    () => [lines, ...columns.ingress, ingressHubs, cardOf(policy, laid, contentRef), ...columns.egress, egressHubs],
    [lines, columns, ingressHubs, policy, laid, contentRef, egressHubs],
  );

  const reveal = useCallback(
    (element: HTMLElement, box: HTMLElement) => {
      const shift = revealIn(element.getBoundingClientRect(), box.getBoundingClientRect());
      if (shift !== undefined) move({ ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y });
    },
    [viewport, move],
  );
  const onMoveStart: OnMove = useCallback(
    (event) => {
      // What is not a person's doing is no event of the page.
      if (!(event instanceof Event)) return;
      stop();
      onMove();
    },
    [stop, onMove],
  );
  const unknown = useMemo(
    () => [picture.ingress, picture.egress].some((side) => sideRows(side).some(({ line }) => line === 'unknown')),
    [picture],
  );

  const top = viewport.y + still.laid.bounds.y * viewport.zoom;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only brings into view what in it has the focus.
    <div
      className={`pc-flow pc-flow--${density}`}
      data-above={top < 0}
      data-below={top + still.laid.bounds.height * viewport.zoom > frame.height}
      style={{ ...sizeProperties(sizes), ...(stale ? {} : groundOf(viewport)) }}
      onFocus={(event) => {
        if (event.target instanceof HTMLElement && event.target.matches('.react-flow :focus-visible'))
          reveal(event.target, event.currentTarget);
      }}
    >
      <PlainRole />
      <ReactFlow
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        viewport={viewport}
        onViewportChange={move}
        onMoveStart={onMoveStart}
        minZoom={ZOOM.least}
        maxZoom={ZOOM.most}
        translateExtent={extentOf(still.laid, frame, viewport.zoom)}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        panOnScroll
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        proOptions={HIDE_ATTRIBUTION}
        {...NO_KEYS}
      />
      <div className="pc-foot">
        <Legend unknown={unknown} stale={stale} />
        <ZoomButtons zoom={viewport.zoom} onZoom={control.zoomBy} onFit={control.fit} />
      </div>
    </div>
  );
}

/** React Flow calls itself an application, which would take the reading keys from screen readers; it is none here. */
function PlainRole(): ReactElement {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => mark.current?.parentElement?.querySelector('.react-flow')?.removeAttribute('role'), []);
  return <span ref={mark} hidden />;
}

interface Still {
  readonly width: number;
  readonly fitted: Fitted;
  readonly laid: Layout;
}

/** The picture with its card, or the card's words, where one looks. */
function followed(
  picture: Picture,
  sizes: Sizes,
  cardHeight: number,
  { width, fitted: { fromTop }, laid }: Still,
  focusY: number | undefined,
): Layout {
  if (focusY === undefined) return laid;
  const moved = layout(picture, { width, sizes, cardHeight, focusY, fromTop });
  // A card as high as its columns stays where it is, and with it every line.
  return moved.card.y === laid.card.y ? { ...laid, card: moved.card } : moved;
}

/** The picture as it fits; one that has to shrink uses the breadth that this leaves over. */
function fitLayout(picture: Picture, sizes: Sizes, cardHeight: number, frame: Frame): Still {
  const { zoom, fromTop } = fitPicture(picture, sizes, cardHeight, frame);
  const width = frame.width / zoom;
  const laid = layout(picture, { width, sizes, cardHeight, focusY: undefined, fromTop });
  return { width, laid, fitted: fitInto(laid.bounds, frame) };
}

function fitPicture(picture: Picture, sizes: Sizes, cardHeight: number, frame: Frame): Fitted {
  const view = { width: frame.width, sizes, cardHeight, focusY: undefined, fromTop: false };
  return fitInto(boundsOf(picture, view), frame);
}

/** The dots of the ground move and grow with the picture; what can be pressed does not shrink with it. */
function groundOf({ x, y, zoom }: Viewport): CSSProperties {
  const size = `${DOTS * zoom}px`;
  return { backgroundPosition: `${x}px ${y}px`, backgroundSize: `${size} ${size}`, '--zoom': zoom } as CSSProperties;
}

/**
 * Smaller rows where the whole picture stays larger with them, or a low window shows more of it. The rows alone decide: the
 * card's height hangs on this in its turn.
 */
function densityFor(picture: Picture, frame: Frame): Density {
  const { zoom, fromTop } = fitPicture(picture, SIZES.comfortable, CARD_HEIGHT, frame);
  const low = fromTop ? frame.height < LOW : fitPicture(picture, SIZES.compact, CARD_HEIGHT, frame).zoom > zoom;
  return low ? 'compact' : 'comfortable';
}

/** One can pan until the picture's edge reaches the middle of the window, and no further. */
function extentOf({ bounds }: Layout, { width, height }: Frame, zoom: number): [[number, number], [number, number]] {
  const [x, y] = [width / 2 / zoom, height / 2 / zoom];
  return [
    [bounds.x - x, bounds.y - y],
    [bounds.x + bounds.width + x, bounds.y + bounds.height + y],
  ];
}
