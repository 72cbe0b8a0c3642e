/**
 * Moves points apart: the positions nearest to the wished ones (least squares) that keep their order and are at least
 * `gap` apart. `wished` has to be ascending.
 */
export function spread(wished: readonly number[], gap: number): readonly number[] {
  // Without the gaps it is an isotonic regression: neighbours that would cross become one block at their mean.
  const blocks: { sum: number; count: number }[] = [];
  wished.forEach((position, index) => {
    let block = { sum: position - index * gap, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.sum / last.count >= block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((position, index) => position + index * gap);
}

/** `count` points around `middle`, `gap` apart. */
export function evenly(count: number, middle: number, gap: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => middle + (index - (count - 1) / 2) * gap);
}
