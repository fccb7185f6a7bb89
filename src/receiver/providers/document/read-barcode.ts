import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { type GreyPicture, straighten } from './straighten.ts';

/** What a photograph shows. `other_code` is a code that no licence carries. */
export type BarcodeReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other_code' }
  | { readonly kind: 'none' }
  | { readonly kind: 'not_an_image' };

/** Larger pictures are refused before they are unpacked. A phone's largest have 200 megapixels, but browsers send what they redrew. */
const maxPixels = 60_000_000;
const pictureFormats = ['jpeg', 'png', 'webp'];

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

/**
 * The looks, cheapest and likeliest first; the first that reads something ends the search. Each earns its place in
 * `npm run measure:decode`: sharpening undoes some blur, the median takes away grain, a smaller picture averages more of it, and
 * evening out the contrast by places brings up what lies in the shade.
 */
const looks: readonly Look[] = [
  { at: 'taken', prepare: (picture) => fitted(picture, 1_600), binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => picture, binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => picture.sharpen({ sigma: 2, m1: 2, m2: 4 }), binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => picture.median(3).normalise(), binarizer: 'LocalAverage' },
  { at: 'level', prepare: (picture) => fitted(picture, 1_100), binarizer: 'LocalAverage' },
  { at: 'taken', prepare: (picture) => picture, binarizer: 'LocalAverage' },
  {
    at: 'level',
    prepare: (picture) => picture.median(5).sharpen({ sigma: 3, m1: 2, m2: 4 }),
    binarizer: 'GlobalHistogram',
  },
  {
    at: 'level',
    prepare: (picture) => picture.clahe({ width: 150, height: 150, maxSlope: 4 }),
    binarizer: 'LocalAverage',
  },
  {
    at: 'level',
    prepare: (picture) => picture.blur(1.4).sharpen({ sigma: 4, m1: 4, m2: 8 }),
    binarizer: 'LocalAverage',
  },
];

/**
 * Looks for the barcode of a licence in a photograph, in memory only. Uses this thread for up to some seconds. Never throws for
 * what the bytes are: bytes that can't be opened as a JPEG, PNG or WebP picture are `not_an_image`.
 */
export async function readBarcode(photo: Uint8Array): Promise<BarcodeReading> {
  await wasm;
  const taken = await open(photo);
  if (!taken) return { kind: 'not_an_image' };
  let level: GreyPicture | undefined;
  let sawOther = false;
  for (const { at, prepare, binarizer } of looks) {
    if (at === 'level') level ??= await levelOf(taken);
    const { data, width, height } = at === 'level' && level ? level : taken;
    const prepared = await prepare(sharp(data, { raw: { width, height, channels: 1 } }))
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const found = await readBarcodes(imageOf(prepared), {
      // Codes of lines alone are not asked for: noise is too easily read as one.
      formats: sawOther ? ['PDF417'] : ['PDF417', 'QRCode', 'DataMatrix', 'Aztec'],
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

/** Levelled twice: what is nearly level is measured more exactly. */
async function levelOf(taken: GreyPicture): Promise<GreyPicture> {
  const once = await straighten(taken);
  return (once && (await straighten(once))) ?? once ?? taken;
}

const imageOf = ({ data, info }: { data: Buffer; info: { width: number; height: number } }) =>
  ({ data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' }) as ImageData;

/** The picture in grey, upright, as pixels. Undefined for what is no picture. */
async function open(photo: Uint8Array): Promise<GreyPicture | undefined> {
  try {
    const picture = sharp(photo, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    if (!pictureFormats.includes(format)) return undefined;
    const { data, info } = await picture
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
