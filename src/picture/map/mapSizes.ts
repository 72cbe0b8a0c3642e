/** Everything stands on one grid, so that the corridors between its columns and rows are free of cards. In px. */
export const CARD = { width: 150, height: 44 } as const;
/** The corridors: room for a namespace's border on both sides, its title, and lines in between. */
export const CORRIDOR = { across: 88, down: 122 } as const;
/** From a card to the border around its namespace. */
export const PADDING = { side: 20, top: 58, bottom: 36 } as const;
export const MARGIN = 76;
export const LABEL_HEIGHT = 18;

export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function cardAt({ column, row }: Cell): Rect {
  return {
    x: MARGIN + column * (CARD.width + CORRIDOR.across),
    y: MARGIN + row * (CARD.height + CORRIDOR.down),
    width: CARD.width,
    height: CARD.height,
  };
}

/** The middle of the corridor left of a column. */
export function corridorX(column: number): number {
  return cardAt({ column, row: 0 }).x - CORRIDOR.across / 2;
}

/** The middle of the free stretch above a row, between the borders of two namespaces. */
export function corridorY(row: number): number {
  const free = CORRIDOR.down - PADDING.top - PADDING.bottom;
  return cardAt({ column: 0, row }).y - PADDING.top - free / 2;
}

/** Whether two rectangles have a point in common. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a rectangle is on a card's place, whether or not a card stands there. */
export function onCard(rect: Rect): boolean {
  const column = (x: number): number => Math.floor((x - MARGIN) / (CARD.width + CORRIDOR.across));
  const row = (y: number): number => Math.floor((y - MARGIN) / (CARD.height + CORRIDOR.down));
  for (let c = column(rect.x); c <= column(rect.x + rect.width); c++) {
    for (let r = row(rect.y); r <= row(rect.y + rect.height); r++) if (overlap(rect, cardAt({ column: c, row: r }))) return true;
  }
  return false;
}
