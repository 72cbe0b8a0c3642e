/** A drawing that stands alone: SVG text, and its size in px. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}
