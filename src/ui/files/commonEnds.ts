/** How much two texts share at their beginning and at their end, in whole lines; the two parts never overlap. */
export function commonEnds(one: string, other: string): readonly [number, number] {
  const a = linesOf(one);
  const b = linesOf(other);
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [lengthOf(a.slice(0, head)), lengthOf(a.slice(a.length - tail))];
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}
