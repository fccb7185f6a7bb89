import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocumentExaminer } from '../../src/receiver/providers/document/document-examiner.ts';
import { drawBarcode } from '../../src/sandbox/photographs/card.ts';
import { samplePhotographs } from '../../src/sandbox/photographs/samples.ts';

const margin = { top: 40, bottom: 40, left: 40, right: 40 };
const nowMs = Date.parse('2026-11-21T12:00:00Z');
const about = {
  requirement: { ial: 1, minimumAge: 21 },
  billingName: { first: 'Avery Quinn', last: 'Sample' },
  today: '2026-11-21',
} as const;

const examiner = createDocumentExaminer();
let samples: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  samples = new Map((await samplePhotographs(nowMs)).map(({ file, jpeg }) => [file, jpeg]));
}, 30_000);
afterAll(() => examiner.close());

const sample = (file: string): Uint8Array => {
  const jpeg = samples.get(file);
  if (!jpeg) throw new Error(`There is no sample ${file}`);
  return jpeg;
};
const verdict = async (photo: Uint8Array) => {
  const examined = await examiner.examine(photo, about);
  if (!examined.ok) return examined.code;
  const { value } = examined;
  return value.kind === 'unusable'
    ? value.finding
    : [value.outcome, value.finding, value.evidence.documentRegion].filter(Boolean).join(' ');
};

describe('a photograph', { timeout: 30_000 }, () => {
  test.each([
    ['licence.jpg', 'verified TX'],
    ['hurried.jpg', 'verified TX'],
    ['ontario.jpg', 'verified ON'],
    ['under-21.jpg', 'failed under_age TX'],
    ['expired.jpg', 'in_review document_expired TX'],
    ['other-name.jpg', 'in_review name_differs TX'],
    ['too-blurred.jpg', 'unreadable'],
    ['cat.jpg', 'unreadable'],
    ['qr-code.jpg', 'not_a_licence'],
  ])('%s is %s', async (file, expected) => {
    expect(await verdict(sample(file))).toBe(expected);
  });

  test('may be a PNG or a WebP, see-through, in sixteen bits, or in the colours of print', async () => {
    const licence = sharp(sample('licence.jpg'));
    expect(await verdict(await licence.clone().png().toBuffer())).toBe('verified TX');
    expect(await verdict(await licence.clone().webp().toBuffer())).toBe('verified TX');
    expect(await verdict(await licence.clone().ensureAlpha(0.5).png().toBuffer())).toBe('verified TX');
    expect(await verdict(await licence.clone().toColourspace('rgb16').png().toBuffer())).toBe('verified TX');
    expect(await verdict(await licence.clone().toColourspace('cmyk').jpeg().toBuffer())).toBe('verified TX');
  });

  test('of another thing with the same kind of barcode is no licence', async () => {
    const label = sharp(await drawBarcode('PARCEL 4711, 2 KG, TO THE BACK DOOR', 'PDF417'));
    expect(
      await verdict(
        await label
          .extend({ ...margin, background: '#ffffff' })
          .jpeg()
          .toBuffer(),
      ),
    ).toBe('not_a_licence');
  });

  test.each([
    [1, 1],
    [9_000, 1],
    [3, 4_000],
    [2_000, 2_000],
  ])('of nothing, %i by %i, is unreadable', async (width, height) => {
    const blank = sharp({ create: { width, height, channels: 3, background: '#ffffff' } });
    expect(await verdict(await blank.jpeg().toBuffer())).toBe('unreadable');
  });

  test('is read in several threads at once', async () => {
    const several = createDocumentExaminer({ workers: 2 });
    const examined = await Promise.all(
      ['licence.jpg', 'ontario.jpg', 'licence.jpg'].map((file) => several.examine(sample(file), about)),
    );
    expect(examined.every(({ ok }) => ok)).toBe(true);
    await several.close();
  });

  test('that did not get its turn is not held against anybody', async () => {
    const hasty = createDocumentExaminer({ timeoutMs: 1 });
    expect(await hasty.examine(sample('licence.jpg'), about)).toEqual({ ok: false, code: 'busy' });
    await hasty.close();
    const full = createDocumentExaminer({ workers: 1, maxWaiting: 1 });
    const examined = await Promise.all(Array.from({ length: 3 }, () => full.examine(sample('licence.jpg'), about)));
    expect(examined.map(({ ok }) => ok)).toEqual([true, true, false]);
    await full.close();
  });
});

/** A PNG's start that claims this many pixels on a side, and no pixels. */
function pngOfSide(pixels: number): Uint8Array {
  const start = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008000000000000000', 'hex');
  const header = Buffer.concat([start, Buffer.alloc(64)]);
  header.writeUInt32BE(pixels, 16);
  header.writeUInt32BE(pixels, 20);
  return header;
}

describe('a file that is no photograph', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['of no bytes', () => new Uint8Array()],
    ['of random bytes', () => Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 251)],
    ['of text', () => bytes('hello')],
    ['that is a PDF', () => bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    [
      'that is a drawing with a program in it',
      () => bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'),
    ],
    [
      'that is a GIF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
          .gif()
          .toBuffer(),
    ],
    ['that claims to have ten thousand million pixels', () => pngOfSide(100_000)],
    ['that is a JPEG cut in half', () => sample('licence.jpg').slice(0, 100_000)],
    [
      'that is a PNG with a broken middle',
      async () => (await sharp(sample('licence.jpg')).png().toBuffer()).fill(0, 20_000, 60_000),
    ],
  ])('%s is said to be none', async (_what, file) => {
    expect(await verdict(await file())).toBe('not_an_image');
  });
});
