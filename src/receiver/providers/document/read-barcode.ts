import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';

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

/** One way to look at a picture: how it is prepared, and how the barcode is looked for in it. */
interface Look {
  readonly prepare: (picture: Sharp) => Sharp;
  readonly binarizer: NonNullable<ReaderOptions['binarizer']>;
}

const fitted = (picture: Sharp, longestSide: number) =>
  picture.resize({ width: longestSide, height: longestSide, fit: 'inside', kernel: 'lanczos3' });

/**
 * The looks, cheapest and likeliest first; the first that reads something ends the search. Each earns its place in
 * `npm run measure:decode`: a smaller picture averages noise away, a larger one helps a barcode that fills little of it, turning
 * undoes the slant that the reader can't follow, sharpening undoes some blur.
 */
const looks: readonly Look[] = [
  { prepare: (picture) => fitted(picture, 1_600), binarizer: 'LocalAverage' },
  { prepare: (picture) => picture, binarizer: 'LocalAverage' },
  {
    prepare: (picture) => fitted(picture, 1_600).normalise().sharpen({ sigma: 2, m1: 2, m2: 4 }),
    binarizer: 'LocalAverage',
  },
  { prepare: (picture) => fitted(picture, 2_600).median(3).normalise(), binarizer: 'LocalAverage' },
  ...[12, -12, 24, -24, 36, -36, 45].map(
    (degrees): Look => ({
      prepare: (picture) => fitted(picture, 2_000).rotate(degrees, { background: '#808080' }),
      binarizer: 'LocalAverage',
    }),
  ),
  {
    prepare: (picture) => fitted(picture, 1_600).clahe({ width: 200, height: 200, maxSlope: 4 }),
    binarizer: 'GlobalHistogram',
  },
  { prepare: (picture) => fitted(picture, 3_200).sharpen({ sigma: 3, m1: 4, m2: 8 }), binarizer: 'LocalAverage' },
  { prepare: (picture) => fitted(picture, 1_200).blur(1), binarizer: 'LocalAverage' },
];

/**
 * Looks for the barcode of a licence in a photograph, in memory only. Uses this thread for up to some seconds. Never throws for
 * what the bytes are: bytes that can't be opened as a JPEG, PNG or WebP picture are `not_an_image`.
 */
export async function readBarcode(photo: Uint8Array): Promise<BarcodeReading> {
  await wasm;
  const upright = await open(photo);
  if (!upright) return { kind: 'not_an_image' };
  let sawOther = false;
  for (const { prepare, binarizer } of looks) {
    const { data, info } = await prepare(sharp(upright.data, { raw: upright.info }))
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const picture = {
      data: new Uint8ClampedArray(data),
      width: info.width,
      height: info.height,
      colorSpace: 'srgb',
    } as ImageData;
    const found = await readBarcodes(picture, {
      formats: sawOther ? ['PDF417'] : ['PDF417', 'QRCode', 'DataMatrix', 'Aztec', 'Code128'],
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

/** The picture in grey, upright, as pixels. Undefined for what is no picture. */
async function open(
  photo: Uint8Array,
): Promise<{ data: Buffer; info: { width: number; height: number; channels: 1 } } | undefined> {
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
    return info.channels === 1 ? { data, info: { width: info.width, height: info.height, channels: 1 } } : undefined;
  } catch {
    return undefined;
  }
}
