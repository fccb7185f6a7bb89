import sharp from 'sharp';
import type { Picture } from './card.ts';
import { drawDesk } from './desk.ts';
import { createRandom } from './random.ts';

/** How a photograph is taken. */
export interface Camera {
  /** Chooses the desk, the grain and the exact place. */
  readonly seed: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The share of the photograph's width that the card takes, 0 to 1. */
  readonly fill: number;
  readonly turnedDegrees: number;
  /** How much nearer one side of the card is than the other: 0 is straight from above, 0.4 much. */
  readonly tiltX: number;
  readonly tiltY: number;
  /** 1 is well lit, 0.2 a dark room. */
  readonly brightness: number;
  /** How much of the light is missing at the darkest corner, 0 to 1. */
  readonly shade: number;
  /** Out of focus by this many pixels. */
  readonly blurPixels: number;
  /** Moved by this many pixels while the shutter was open. */
  readonly shakePixels: number;
  /** The sensor's grain, in steps of 255. */
  readonly grain: number;
  /** 1 to 100. */
  readonly jpegQuality: number;
  /** As phones write it: 1 is upright, 6 is turned right, 3 is upside down, 8 is turned left. */
  readonly exifOrientation: 1 | 3 | 6 | 8;
}

/** A steady hand, good light, the card filling most of the picture. */
export const steadyCamera: Camera = {
  seed: 1,
  width: 1_600,
  height: 1_200,
  fill: 0.86,
  turnedDegrees: 2,
  tiltX: 0.03,
  tiltY: 0.02,
  brightness: 1,
  shade: 0.15,
  blurPixels: 0.4,
  shakePixels: 0,
  grain: 3,
  jpegQuality: 88,
  exifOrientation: 1,
};

/**
 * Photographs something flat that lies on a desk, or on something else. What it lies on has the size of the photograph. The same always
 * give the same JPEG.
 */
export async function photograph(thing: Picture, camera: Camera, on: Picture = drawDesk(camera)): Promise<Uint8Array> {
  const { width, height, shakePixels, blurPixels, jpegQuality, exifOrientation } = camera;
  let picture = sharp(lay(await shrunkTo(thing, width * camera.fill), camera, on), {
    raw: { width, height, channels: 3 },
  });
  if (blurPixels >= 0.3) picture = picture.blur(blurPixels);
  const shaken = Math.round(shakePixels);
  if (shaken > 1)
    picture = sharp(await picture.raw().toBuffer(), { raw: { width, height, channels: 3 } }).convolve(shake(shaken));
  const exposed = expose(await picture.raw().toBuffer(), camera);
  const turned = { 1: 0, 3: 180, 6: 270, 8: 90 }[exifOrientation];
  return sharp(exposed, { raw: { width, height, channels: 3 } })
    .rotate(turned)
    .withMetadata({ orientation: exifOrientation })
    .jpeg({ quality: jpegQuality, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

/** No larger than it will be seen, so that its fine lines are averaged as a lens does, and not skipped. */
async function shrunkTo(thing: Picture, width: number): Promise<Picture> {
  if (width >= thing.width) return thing;
  const { data, info } = await sharp(thing.data, { raw: { width: thing.width, height: thing.height, channels: 3 } })
    .resize({ width: Math.round(width), kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The thing in its place, seen from where the camera is. */
function lay(thing: Picture, camera: Camera, on: Picture): Uint8Array {
  const { width, height, seed } = camera;
  const random = createRandom(seed);
  const out = new Uint8Array(on.data);
  const find = placeOnThing(thing, camera, (random() - 0.5) * 0.04, (random() - 0.5) * 0.04);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = find(x, y);
      if (u >= 0 && v >= 0 && u < thing.width - 1 && v < thing.height - 1)
        sample(thing, u, v, out, (y * width + x) * 3);
    }
  }
  return out;
}

/** Where on the thing a point of the photograph lies. */
function placeOnThing(
  thing: Picture,
  { width, height, fill, turnedDegrees, tiltX, tiltY }: Camera,
  shiftX: number,
  shiftY: number,
): (x: number, y: number) => [number, number] {
  const angle = (turnedDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const scale = (width * fill) / thing.width;
  const half = thing.width / 2;
  return (x, y) => {
    const dx = (x - width / 2 - shiftX * width) / scale;
    const dy = (y - height / 2 - shiftY * height) / scale;
    const a = cos * dx + sin * dy;
    const b = -sin * dx + cos * dy;
    // The inverse of looking at a tilted plane: what is farther away is shown smaller.
    const depth = 1 - (tiltX * a + tiltY * b) / half;
    return [a / depth + thing.width / 2, b / depth + thing.height / 2];
  };
}

/** The colour between four neighbours. */
function sample({ data, width }: Picture, u: number, v: number, out: Uint8Array, at: number): void {
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, down] = [u - left, v - top];
  const first = (top * width + left) * 3;
  const below = first + width * 3;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[first + channel] ?? 0) * (1 - right) + (data[first + channel + 3] ?? 0) * right;
    const lower = (data[below + channel] ?? 0) * (1 - right) + (data[below + channel + 3] ?? 0) * right;
    out[at + channel] = upper * (1 - down) + lower * down;
  }
}

/** Sideways and a little down, as a hand shakes. */
function shake(pixels: number): { width: number; height: number; kernel: number[] } {
  const size = Math.max(3, pixels % 2 === 0 ? pixels + 1 : pixels);
  const kernel = Array.from({ length: size * size }, () => 0);
  for (let x = 0; x < size; x++)
    kernel[(Math.floor(size / 2) + Math.round((x / size - 0.5) * 0.4 * size)) * size + x] = 1;
  return { width: size, height: size, kernel };
}

/** Light, shade and grain. */
function expose(pixels: Buffer, { width, height, brightness, shade, grain, seed }: Camera): Uint8Array {
  const random = createRandom(seed + 1);
  const [darkX, darkY] = [random(), random()];
  const out = new Uint8ClampedArray(pixels.length);
  const farthest = Math.hypot(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near = 1 - Math.hypot(x - darkX * width, y - darkY * height) / farthest;
      const light = brightness * (1 - shade * Math.max(0, near));
      // The sum of a few even throws is close enough to a bell curve.
      const noise = (random() + random() + random() - 1.5) * 2 * grain;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) out[at + channel] = (pixels[at + channel] ?? 0) * light + noise;
    }
  }
  return new Uint8Array(out.buffer);
}
