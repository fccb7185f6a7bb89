import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { barcodeText, type Specimen } from './specimen.ts';

/** A picture as pixels, three bytes each. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const wasm = readFile(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'))).then((bytes) =>
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true }),
);

/** A barcode as a PNG, black on white. */
export async function drawBarcode(text: string, format: 'PDF417' | 'QRCode'): Promise<Uint8Array> {
  await wasm;
  const { image, error } = await writeBarcode(text, {
    format,
    scale: format === 'QRCode' ? 20 : 4,
    // As wide as issuers print it.
    options: format === 'PDF417' ? 'columns=13' : '',
  });
  if (!image) throw new Error(error);
  return new Uint8Array(await image.arrayBuffer());
}

/** A card of 85.6 by 54 mm at this many pixels. */
const card = { width: 1_980, height: 1_249 };
const barcodeBox = { left: 110, top: 300, width: 1_760, height: 460 };

/** The back of a licence: magnetic stripe, barcode, small print, and in large letters that it is a specimen. */
export async function drawCard(specimen: Specimen): Promise<Picture> {
  const barcode = await sharp(await drawBarcode(barcodeText(specimen), 'PDF417'))
    .trim()
    .resize({ width: barcodeBox.width, height: barcodeBox.height, fit: 'fill', kernel: 'nearest' })
    .png()
    .toBuffer();
  const lines = Array.from({ length: 5 }, (_, line) => {
    const width = 900 - ((line * 137) % 300);
    return `<rect x="120" y="${850 + line * 50}" width="${width}" height="14" rx="7" fill="#9aa3ad"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${card.width}" height="${card.height}">
    <rect width="100%" height="100%" fill="#f3f5f1"/>
    <rect y="70" width="100%" height="170" fill="#1d1d20"/>
    <rect x="${barcodeBox.left - 30}" y="${barcodeBox.top - 30}" width="${barcodeBox.width + 60}" height="${barcodeBox.height + 60}" fill="#ffffff"/>
    ${lines.join('')}
    <text x="1150" y="960" font-family="sans-serif" font-size="130" font-weight="bold" fill="#b3261e">SPECIMEN</text>
    <text x="1150" y="1050" font-family="sans-serif" font-size="58" fill="#55606b">NOT A REAL LICENCE</text>
  </svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .composite([{ input: barcode, left: barcodeBox.left, top: barcodeBox.top }])
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
