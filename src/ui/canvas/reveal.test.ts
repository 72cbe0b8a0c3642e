import { expect, test } from 'vitest';
import { revealIn } from './reveal';

function rect(left: number, top: number, width: number, height: number): DOMRect {
  return { x: left, y: top, left, top, width, height, right: left + width, bottom: top + height, toJSON: () => '' };
}

const box = rect(100, 100, 800, 600);

test.each([
  ['what is in view stays', rect(300, 300, 200, 32), undefined],
  ['what is above comes down', rect(300, 40, 200, 32), { x: 0, y: 92 }],
  ['what is below comes up', rect(300, 690, 200, 32), { x: 0, y: -54 }],
  ['what is beside comes in', rect(40, 300, 200, 32), { x: 76, y: 0 }],
  ['from the other side too', rect(800, 300, 200, 32), { x: -116, y: 0 }],
])('%s', (_, element, shift) => {
  expect(revealIn(element, box)).toEqual(shift);
});
