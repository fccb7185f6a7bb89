import { describe, expect, test } from 'vitest';
import type { Hint } from '../../../widget/capture/capture.ts';
import { shownPart } from '../../../widget/capture/frame.ts';
import { createHints, hintFor } from '../../../widget/capture/hints.ts';
import { type Measures, measure } from '../../../widget/capture/measure.ts';

const width = 960;
const height = 640;

/** A grey picture whose level at each place is as `levelAt` says. */
function pictureOf(levelAt: (x: number, y: number) => number) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.fill(levelAt(x, y), (y * width + x) * 4, (y * width + x) * 4 + 4);
  return { data, width, height };
}
const flat = (level: number) => pictureOf(() => level);
/** Bars of four pixels over this share of the width, in the middle half of the height. */
const barsOver = (share: number, ground = 180) =>
  pictureOf((x, y) => {
    const isInside = Math.abs(x - width / 2) < (share * width) / 2 && Math.abs(y - height / 2) < height / 4;
    return isInside ? (x % 8 < 4 ? 20 : 235) : ground;
  });
const hintOf = (picture: ReturnType<typeof flat>, before = picture) =>
  hintFor(measure(picture, measure(before).samples).measures, 'nothing');

describe('the hint for', () => {
  test.each<[string, Hint, () => Hint]>([
    ['a dark room', 'dark', () => hintOf(flat(20))],
    ['an empty desk', 'searching', () => hintOf(flat(150))],
    ['a white desk', 'searching', () => hintOf(flat(255))],
    ['a far-away barcode', 'closer', () => hintOf(barsOver(0.3))],
    ['a barcode that fills the frame', 'searching', () => hintOf(barsOver(0.8))],
    ['a barcode in a reflection', 'glare', () => hintOf(barsOver(0.4, 255))],
    ['a picture unlike the one before', 'still', () => hintOf(barsOver(0.3), flat(60))],
    ['another paper’s barcode', 'other_code', () => hintFor(measure(flat(150)).measures, 'other_code')],
  ])('%s is "%s"', (_name, hint, find) => {
    expect(find()).toBe(hint);
  });
});

test('measures are shares, whatever the size of the picture', () => {
  const tiny = { data: new Uint8ClampedArray(4 * 6).fill(255), width: 3, height: 2 };
  const expected: Measures = { brightness: 1, glare: 1, motion: 0, bars: 0 };
  expect(measure(tiny).measures).toEqual(expected);
  expect(measure(barsOver(0.5)).measures.bars).toBeCloseTo(0.5, 1);
});

describe('hints', () => {
  const hear = () => {
    const given: Hint[] = [];
    return { given, see: createHints((hint) => given.push(hint)) };
  };

  test('are given when they hold for some pictures', () => {
    const { given, see } = hear();
    for (const hint of ['dark', 'still', 'dark', 'still'] as const) see(hint, 0);
    expect(given).toEqual([]);
    for (const hint of ['dark', 'dark', 'dark', 'dark'] as const) see(hint, 0);
    expect(given).toEqual(['dark']);
  });

  test('stand for a while before another takes their place', () => {
    const { given, see } = hear();
    for (let count = 0; count < 3; count += 1) see('dark', 0);
    for (let count = 0; count < 5; count += 1) see('closer', 1_000);
    expect(given).toEqual(['dark']);
    see('closer', 1_500);
    expect(given).toEqual(['dark', 'closer']);
  });
});

describe('what is shown of the picture', () => {
  test.each([
    ['a wide one', 1_920, 1_080, { x: 150, y: 0, width: 1_620, height: 1_080 }],
    ['an upright one', 1_080, 1_920, { x: 0, y: 600, width: 1_080, height: 720 }],
    ['none', 0, 0, { x: 0, y: 0, width: 0, height: 0 }],
  ])('is the middle of %s', (_name, cameraWidth, cameraHeight, part) => {
    expect(shownPart(cameraWidth, cameraHeight)).toEqual(part);
  });
});
