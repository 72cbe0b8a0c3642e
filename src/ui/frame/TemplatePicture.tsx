import type { ReactElement } from 'react';

/** How three lines on each side of a small card end: through, through on ports, refused. */
type Line = 'a' | 'p' | 'd';
const PICTURES: Readonly<Record<string, readonly [string, string]>> = {
  'deny-all': ['dd', 'dd'],
  'deny-incoming': ['ddd', 'aaa'],
  'app-to-app': ['dpd', 'aaa'],
  'same-namespace': ['dad', 'aaa'],
  'from-namespace': ['dda', 'aaa'],
  dns: ['aa', 'ddp'],
  internet: ['aa', 'add'],
  monitoring: ['ddp', 'aaa'],
};

/** A starting point in the drawing language of the canvas. Says nothing that its sentence does not. */
export function TemplatePicture({ id }: { readonly id: string }): ReactElement {
  const [ingress, egress] = PICTURES[id] ?? ['d', 'a'];
  return (
    <svg
      className="icon"
      width="118"
      height="38"
      viewBox="0 0 118 38"
      aria-hidden="true"
      fill="none"
      strokeWidth="1.75"
      strokeLinecap="round"
    >
      <rect
        x="45"
        y="3"
        width="28"
        height="32"
        rx="4"
        fill="var(--surface-raised)"
        stroke="var(--border-strong)"
        strokeWidth="1"
      />
      {[...ingress].map((line, index) => drawn(line as Line, 4, 40, height(index, ingress.length), `i${index}`))}
      {[...egress].map((line, index) => drawn(line as Line, 78, 114, height(index, egress.length), `e${index}`))}
      {walls(ingress, 44)}
      {walls(egress, 74)}
    </svg>
  );
}

function height(index: number, count: number): number {
  return 19 + (index - (count - 1) / 2) * 10;
}

function drawn(line: Line, from: number, to: number, y: number, key: string): ReactElement {
  if (line === 'd') {
    const cross = from < 45 ? to - 4 : from + 4;
    const [start, end] = from < 45 ? [from, to - 12] : [from + 12, to];
    return (
      <g key={key} stroke="var(--denied-line)">
        <path d={`M${start} ${y}H${end}`} strokeDasharray=".1 4" />
        <path d={`M${cross - 2.5} ${y - 2.5}l5 5m0-5l-5 5`} strokeWidth="1.5" />
      </g>
    );
  }
  return (
    <g key={key} stroke="var(--allowed-line)">
      <path d={`M${from} ${y}H${to - 5}`} />
      <path d={`M${to} ${y}l-6-3.500v7z`} fill="var(--allowed-line)" stroke="none" />
      {line === 'p' && (
        <rect x={(from + to) / 2 - 9} y={y - 4.5} width="13" height="9" rx="2" fill="var(--allowed-soft)" strokeWidth="1" />
      )}
    </g>
  );
}

function walls(lines: string, x: number): ReactElement[] {
  if (!lines.includes('d')) return [];
  let top = 5;
  const parts: [number, number][] = [];
  [...lines].forEach((line, index) => {
    if (line === 'd') return;
    const y = height(index, lines.length);
    if (y - 5 > top) parts.push([top, y - 5]);
    top = y + 5;
  });
  if (top < 33) parts.push([top, 33]);
  return parts.map(([from, to]) => (
    <path key={from} d={`M${x} ${from}V${to}`} stroke="var(--denied-line)" strokeWidth="3" strokeLinecap="butt" />
  ));
}
