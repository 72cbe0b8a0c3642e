import type { Drawing } from '../../picture/export/drawing';

/** Pictures are drawn at twice their size, so that they stay sharp on dense screens and in slides. */
const SCALE = 2;
/** What every browser surely draws: more px in all, or on a side, come out blank in some. */
const MOST_PIXELS = 16_000_000;
const MOST_SIDE = 8192;

/** Why there is no PNG: the picture has more px than browsers draw, or the browser did not do it. */
export type NoPng = 'tooLarge' | 'failed';

export function isTooLarge({ width, height }: Pick<Drawing, 'width' | 'height'>): boolean {
  const [across, down] = [width * SCALE, height * SCALE];
  return across * down > MOST_PIXELS || across > MOST_SIDE || down > MOST_SIDE;
}

/** The picture as PNG. Nothing leaves the page: the browser draws the SVG by itself. */
export async function pngOf(drawing: Drawing): Promise<Blob | NoPng> {
  if (isTooLarge(drawing)) return 'tooLarge';
  const url = URL.createObjectURL(svgBlob(drawing));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(drawing.width * SCALE);
    canvas.height = Math.round(drawing.height * SCALE);
    const ink = canvas.getContext('2d');
    if (ink === null) return 'failed';
    ink.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? 'failed'), 'image/png'));
  } catch {
    return 'failed';
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function svgBlob({ svg }: Drawing): Blob {
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** What is said where there is no PNG. */
export const NO_PNG: Readonly<Record<NoPng, string>> = {
  tooLarge: 'The picture is larger than browsers draw as PNG. Save the SVG, which has no such limit.',
  failed: 'The browser did not draw the picture as PNG. Save the SVG.',
};
