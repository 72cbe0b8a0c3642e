import '@xyflow/react/dist/base.css';
import { type OnMove, ReactFlow } from '@xyflow/react';
import { type CSSProperties, type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Policy } from '../../engine/policy';
import {
  boundsOf,
  type Density,
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
import { cardOf, columnsOf, hubsOf, linesOf } from './flowElements';
import { NODE_TYPES } from './flowParts';
import { Legend } from './Legend';
import { revealIn } from './reveal';
import { sizeProperties } from './sizeProperties';
import { type Size, useSize } from './useSize';
import { useViewport } from './useViewport';
import { ZoomButtons } from './ZoomButtons';

/** The legend's and the zoom buttons' room at the foot of the canvas, in px. */
const FOOT = { mouse: 48, touch: 62 } as const;
/** A guess, until the card is drawn. */
const CARD_HEIGHT = 270;
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
    <div className="pc-window" ref={box}>
      {size !== undefined && size.width > 0 && size.height > 0 && <Flow {...props} size={size} />}
    </div>
  );
}

function Flow({ policy, picture, stale, coarse, size, onMove }: FlowCanvasProps & { readonly size: Size }): ReactElement {
  const content = useRef<HTMLDivElement>(null);
  const [cardHeight, setCardHeight] = useState(CARD_HEIGHT);
  const contentRef = useCallback((element: HTMLDivElement | null) => {
    content.current = element;
    if (element === null) return;
    const measure = (): void => setCardHeight(element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const foot = coarse ? FOOT.touch : FOOT.mouse;
  const frame = useMemo((): Frame => ({ ...size, below: foot }), [size, foot]);
  const density = useMemo(
    () => (coarse ? 'touch' : densityFor(picture, frame, cardHeight)),
    [coarse, picture, frame, cardHeight],
  );
  const sizes = SIZES[density];
  const { still, fitted } = useMemo(() => fitLayout(picture, sizes, cardHeight, frame), [picture, sizes, cardHeight, frame]);
  const control = useViewport(fitted, frame);
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
  const lines = useMemo(() => linesOf(laid.ingress, laid.egress), [laid.ingress, laid.egress]);
  // In the order in which one reads them, and Tab goes: ingress, the policy, egress.
  const nodes = useMemo(
    () => [lines, ...columns.ingress, ingressHubs, cardOf(policy, laid, contentRef), ...columns.egress, egressHubs],
    [lines, columns, ingressHubs, policy, laid, contentRef, egressHubs],
  );

  const reveal = useCallback(
    (element: HTMLElement, box: HTMLElement) => {
      const shift = revealIn(element.getBoundingClientRect(), box.getBoundingClientRect(), foot);
      if (shift !== undefined) move({ ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y });
    },
    [viewport, move, foot],
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

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only brings into view what in it has the focus.
    <div
      className={`pc-flow pc-flow--${density}`}
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
      <Legend unknown={unknown} stale={stale} />
      <ZoomButtons zoom={viewport.zoom} onZoom={control.zoomBy} onFit={control.fit} />
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
  readonly laid: Layout;
}

/** The picture with its card, or the card's words, where one looks. */
function followed(
  picture: Picture,
  sizes: Sizes,
  cardHeight: number,
  { width, laid }: Still,
  focusY: number | undefined,
): Layout {
  if (focusY === undefined) return laid;
  const moved = layout(picture, { width, sizes, cardHeight, focusY });
  // A card as high as its columns stays where it is, and with it every line.
  return moved.card.y === laid.card.y ? { ...laid, card: moved.card } : moved;
}

/** The picture as it fits; one that has to shrink uses the breadth that this leaves over. */
function fitLayout(picture: Picture, sizes: Sizes, cardHeight: number, frame: Frame) {
  const view = { sizes, cardHeight, focusY: undefined };
  const { zoom } = fitInto(boundsOf(picture, { ...view, width: frame.width }), frame);
  const width = frame.width / zoom;
  const laid = layout(picture, { ...view, width });
  return { still: { width, laid }, fitted: fitInto(laid.bounds, frame) };
}

/** The dots of the ground move and grow with the picture; what can be pressed does not shrink with it. */
function groundOf({ x, y, zoom }: Viewport): CSSProperties {
  const size = `${DOTS * zoom}px`;
  return { backgroundPosition: `${x}px ${y}px`, backgroundSize: `${size} ${size}`, '--zoom': zoom } as CSSProperties;
}

/** Smaller rows where they make the whole picture fit in. */
function densityFor(picture: Picture, frame: Frame, cardHeight: number): Density {
  const zoomAt = (density: Density): number =>
    fitInto(boundsOf(picture, { width: frame.width, sizes: SIZES[density], cardHeight, focusY: undefined }), frame).zoom;
  return zoomAt('comfortable') < 1 && zoomAt('compact') > 0.9 ? 'compact' : 'comfortable';
}

/** One can pan until the picture's edge reaches the middle of the window, and no further. */
function extentOf({ bounds }: Layout, { width, height }: Frame, zoom: number): [[number, number], [number, number]] {
  const [x, y] = [width / 2 / zoom, height / 2 / zoom];
  return [
    [bounds.x - x, bounds.y - y],
    [bounds.x + bounds.width + x, bounds.y + bounds.height + y],
  ];
}
