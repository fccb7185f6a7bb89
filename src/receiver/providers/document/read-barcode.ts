import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { GreyPicture } from './edges.ts';
import { straighten } from './straighten.ts';

/** What a photograph shows. `other_code` is a code that no licence carries. */
export type BarcodeReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other_code' }
  | { readonly kind: 'none' }
  | { readonly kind: 'not_an_image' };

/** Larger pictures are refused before they are unpacked. A phone's largest have 200 megapixels, but browsers send what they redrew. */
const maxPixels = 60_000_000;
/** A barcode of a licence has more columns than this, and the looks below need some room. */
const minSide = 60;

// The picture library keeps what it last worked on, to be quick about it a second time. These are pictures of people's papers.
sharp.cache(false);

const wasm = readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then((bytes) =>
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true }),
);

/** One way to look for the barcode in a picture. */
interface Look {
  /** Whether in the picture as it was taken, or in it turned and tilted level. */
  readonly at: 'taken' | 'level';
  readonly prepare: (picture: Sharp) => Sharp;
  readonly binarizer: NonNullable<ReaderOptions['binarizer']>;
}

const fitted = (picture: Sharp, longestSide: number) =>
  picture.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });

/** Each pixel as the mean of those above and below it. The bars of a level barcode stay as they are, and grain goes. */
const averagedAlongBars = (picture: Sharp) =>
  picture.convolve({ width: 7, height: 7, kernel: Array.from({ length: 49 }, (_, at) => (at % 7 === 3 ? 1 : 0)) });

/**
 * The looks, cheapest and likeliest first; the first that reads something ends the search. Chosen by trying some twenty on photographs
 * that the first could not read: what another one reads besides these is not worth its time. A smaller picture averages grain away,
 * sharpening undoes some blur, and the median with all the contrast there is brings out what is dark. `npm run measure:decode`
 */
const looks: readonly Look[] = [
  { at: 'taken', prepare: (picture) => fitted(picture, 1_600), binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => fitted(picture, 1_100), binarizer: 'GlobalHistogram' },
  { at: 'level', prepare: (picture) => fitted(averagedAlongBars(picture), 1_100), binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => picture, binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => fitted(picture, 1_100), binarizer: 'LocalAverage' },
  { at: 'taken', prepare: (picture) => picture, binarizer: 'LocalAverage' },
  {
    at: 'level',
    prepare: (picture) => fitted(picture, 1_400).sharpen({ sigma: 2, m1: 3, m2: 6 }),
    binarizer: 'LocalAverage',
  },
  { at: 'level', prepare: (picture) => picture.median(3).normalise(), binarizer: 'LocalAverage' },
];

/**
 * Looks for the barcode of a licence in a photograph, in memory only. Uses this thread for up to some seconds, and gives up between two
 * looks once `isLate` says so. Bytes that can't be opened as a JPEG, PNG or WebP picture are `not_an_image`.
 */
export async function readBarcode(photo: Uint8Array, isLate: () => boolean = () => false): Promise<BarcodeReading> {
  await wasm;
  const taken = await open(photo);
  if (!taken) return { kind: 'not_an_image' };
  if (Math.min(taken.width, taken.height) < minSide) return { kind: 'none' };
  let level: Promise<GreyPicture | undefined> | undefined;
  let sawOther = false;
  for (const [index, { at, prepare, binarizer }] of looks.entries()) {
    if (isLate()) break;
    if (at === 'level') level ??= levelOf(taken);
    const picture = at === 'level' ? await level : taken;
    // Without edges there is nothing to level, and no barcode.
    if (!picture) continue;
    const found = await readBarcodes(await pixelsOf(prepare(opened(picture))), {
      // Another thing's code shows at first sight, or not at all. Codes of lines alone don't count: noise is too easily read as one, and
      // many licences carry one beside their PDF417.
      formats: index === 0 ? ['PDF417', 'QRCode', 'DataMatrix', 'Aztec'] : ['PDF417'],
      tryHarder: true,
      tryRotate: true,
      tryInvert: false,
      tryDownscale: true,
      binarizer,
      maxNumberOfSymbols: 8,
      textMode: 'Plain',
    });
    const licence = found.find(({ format, isValid }) => isValid && format === 'PDF417');
    if (licence) return { kind: 'text', text: licence.text };
    sawOther ||= found.some(({ isValid }) => isValid);
  }
  return { kind: sawOther ? 'other_code' : 'none' };
}

/** Levelled twice, as what is nearly level is measured more exactly, with the longer side across. Undefined where nothing is. */
async function levelOf(taken: GreyPicture): Promise<GreyPicture | undefined> {
  const once = await straighten(taken);
  const level = (once && (await straighten(once))) ?? once;
  if (!level || level.width >= level.height) return level;
  const { data, info } = await opened(level)
    .rotate(90)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const opened = ({ data, width, height }: GreyPicture) => sharp(data, { raw: { width, height, channels: 1 } });

/** As a browser would hand it to the barcode reader. */
async function pixelsOf(picture: Sharp): Promise<ImageData> {
  const { data, info } = await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  return { data: pixels, width: info.width, height: info.height, colorSpace: 'srgb' } as ImageData;
}

/** Whether the bytes begin like a JPEG, a PNG or a WebP. Others never reach the picture library, which opens far more than photographs. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    (start.startsWith('RIFF') && start.endsWith('WEBP'))
  );
}

/** The picture in grey, upright, as pixels. Undefined for what is no picture. */
async function open(photo: Uint8Array): Promise<GreyPicture | undefined> {
  if (!isPicture(photo)) return undefined;
  try {
    const { data, info } = await sharp(photo, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: 4_096, height: 4_096, fit: 'inside', withoutEnlargement: true })
      .greyscale()
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}
