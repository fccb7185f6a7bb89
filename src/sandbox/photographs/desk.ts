import sharp from 'sharp';
import type { Picture } from './card.ts';
import { createRandom } from './random.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A wooden desk. The seed chooses its colour and its grain. */
export function drawDesk({ width, height, seed }: Size & { readonly seed: number }): Picture {
  const random = createRandom(seed + 2);
  const tone = 0.5 + random() * 0.5;
  const colour = [205 * tone, 165 * tone, 120 * tone];
  const [start, acrossGrain, alongGrain] = [random() * 6, 0.01 + random() * 0.03, 0.002 + random() * 0.01];
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3);
    const wave = 12 * Math.sin(start + Math.floor(pixel / width) * acrossGrain + (pixel % width) * alongGrain);
    data[at] = (colour[at % 3] ?? 0) + wave;
  }
  return { data, width, height };
}

const sentence = 'Nothing on this page is worth reading, but it is full of letters. ';

/** A newspaper, lying a little askew: as many edges as a page can have. */
export async function drawPage({ width, height }: Size): Promise<Picture> {
  const size = Math.round(width / 90);
  const lines = Array.from(
    { length: Math.ceil((height * 1.4) / size) },
    (_, line) => `<text x="${-(line % 7) * size * 3}" y="${line * size * 1.1}">${sentence.repeat(6)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#dedbd2"/>
    <g transform="rotate(7) translate(0 ${-height * 0.2})" font-family="serif" font-size="${size}" fill="#222222">${lines.join('')}</g>
  </svg>`;
  const data = await sharp(Buffer.from(svg)).flatten().removeAlpha().raw().toBuffer();
  return { data, width, height };
}
