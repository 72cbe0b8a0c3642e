import { scaleLinear, scaleUtc } from 'd3-scale';
import { stack, stackOffsetDiverging } from 'd3-shape';
import { type PointerEvent, type ReactElement, useState } from 'react';
import type { FlowChartsSheet, TimeBar } from '../../../words/flows/flowChartsSheet';
import { clockWords, dayWords } from '../../../words/flows/timeWords';
import { addFlags } from './addFlags';
import { useWidth } from './useWidth';

/** A part of every bar. */
export interface Series {
  readonly name: string;
  /** The name of a pattern. */
  readonly fill: string;
  readonly of: (bar: TimeBar) => number;
}

export interface TimeBarsProps {
  readonly label: string;
  readonly sheet: FlowChartsSheet;
  /** Stacked up from the line, and down from it, in one scale. */
  readonly up: readonly Series[];
  readonly down: readonly Series[];
  readonly small?: boolean;
}

const LEFT = 40;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 20;
/** Between bars, and the least a bar with anything in it is high, px. */
const GAP = 2;
const LEAST = 2;

/**
 * Flows over time. A click on a stretch of time narrows the filter to it, dragging over several to all of them. The table
 * behind the chart does the same for the keyboard.
 */
export function TimeBars({ label, sheet, up, down, small = false }: TimeBarsProps): ReactElement {
  const [box, width] = useWidth<HTMLDivElement>();
  const [dragged, setDragged] = useState<readonly [number, number]>();
  const { bars, stepMs } = sheet;
  const height = small ? 120 : 176;
  const series = [...up, ...down];
  const layers = stack<TimeBar, Series>()
    .keys(series)
    .value((bar, one) => (down.includes(one) ? -1 : 1) * one.of(bar))
    .offset(stackOffsetDiverging)([...bars]);
  const highest = Math.max(1, ...layers.flatMap((layer) => layer.map(([, top]) => top)));
  const lowest = Math.min(0, ...layers.flatMap((layer) => layer.map(([bottom]) => bottom)));
  const begin = bars[0]?.start ?? 0;
  const end = begin + bars.length * stepMs;
  const x = scaleUtc([begin, end], [LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  const y = scaleLinear([lowest, highest], [height - BOTTOM, TOP]);
  const slot = bars.length === 0 ? 0 : x(begin + stepMs) - x(begin);
  const inner = Math.max(1, Math.min(slot - GAP, 48));
  const placeAt = (event: PointerEvent): number => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor((event.clientX - left - LEFT) / slot)));
  };
  const choose = ([a, b]: readonly [number, number]): void => {
    const [first, last] = [bars[Math.min(a, b)], bars[Math.max(a, b)]];
    if (first && last) addFlags({ since: first.flags.since ?? [], until: last.flags.until ?? [] });
  };
  return (
    <div ref={box} className="time-bars">
      {bars.length === 0 ? (
        <p className="flow-chart__none">No flow with a time is kept by this filter.</p>
      ) : (
        width > 0 && (
          <svg
            role="img"
            aria-label={label}
            width={width}
            height={height}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setDragged([placeAt(event), placeAt(event)]);
            }}
            onPointerMove={(event) => dragged && setDragged([dragged[0], placeAt(event)])}
            onPointerUp={(event) => {
              if (dragged) choose([dragged[0], placeAt(event)]);
              setDragged(undefined);
            }}
            onPointerCancel={() => setDragged(undefined)}
          >
            <g className="time-bars__axis">
              {y
                .ticks(small ? 3 : 5)
                .filter(Number.isInteger)
                .map((tick) => (
                  <g key={tick} transform={`translate(0 ${y(tick)})`}>
                    <path d={`M${LEFT} 0H${width - RIGHT}`} className={tick === 0 ? 'time-bars__zero' : undefined} />
                    <text x={LEFT - 6} dy="0.35em" textAnchor="end">
                      {Math.abs(tick).toLocaleString('en')}
                    </text>
                  </g>
                ))}
              {x
                .ticks(Math.max(1, Math.floor(width / 95)))
                .filter((tick) => x(tick) < width - 44)
                .map((tick) => (
                  <text key={tick.getTime()} x={x(tick)} y={height - 5}>
                    {tickWords(tick.getTime(), stepMs)}
                  </text>
                ))}
            </g>
            {layers.map((layer) => (
              <g key={layer.key.name} className={`flow-fill flow-fill--${layer.key.fill}`}>
                {layer.map(([bottom, top], at) => {
                  const bar = bars[at];
                  if (bar === undefined || top === bottom) return null;
                  const tall = Math.max(LEAST, y(bottom) - y(top));
                  return (
                    <rect
                      key={bar.start}
                      x={x(bar.start) + (slot - inner) / 2}
                      y={bottom < 0 ? y(top) : y(bottom) - tall}
                      width={inner}
                      height={tall}
                      fill={`url(#${layer.key.fill})`}
                    />
                  );
                })}
              </g>
            ))}
            {bars.map((bar, at) => (
              <rect
                key={bar.start}
                className={isIn(at, dragged) ? 'time-bars__slot time-bars__slot--in' : 'time-bars__slot'}
                x={x(bar.start)}
                y={0}
                width={slot}
                height={height}
              >
                <title>{`${bar.called}: ${
                  series
                    .filter((one) => one.of(bar) > 0)
                    .map((one) => `${one.of(bar).toLocaleString('en')} ${one.name}`)
                    .join(', ') || 'nothing'
                }`}</title>
              </rect>
            ))}
          </svg>
        )
      )}
    </div>
  );
}

function isIn(at: number, dragged: readonly [number, number] | undefined): boolean {
  return dragged !== undefined && at >= Math.min(...dragged) && at <= Math.max(...dragged);
}

function tickWords(ms: number, stepMs: number): string {
  const date = new Date(ms);
  // The first of a year says which, as axes of time do.
  if (ms % 86_400_000 === 0 && date.getUTCMonth() === 0 && date.getUTCDate() === 1) return String(date.getUTCFullYear());
  if (stepMs >= 86_400_000 || ms % 86_400_000 === 0) return dayWords(ms);
  return clockWords(ms, stepMs < 60_000);
}
