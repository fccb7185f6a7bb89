import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { encodeQr, type QrCode } from '../../../widget/hand-off/qr.ts';

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = (await readFile(wasm)).buffer as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

const modulePx = 3;
const margin = 4;

/** As a camera would see it: dark on white, with its margin. */
async function decode(code: QrCode) {
  const widthPx = (code.length + 2 * margin) * modulePx;
  const data = new Uint8ClampedArray(widthPx * widthPx * 4).fill(255);
  for (let y = 0; y < widthPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const isDark = code[Math.floor(y / modulePx) - margin]?.[Math.floor(x / modulePx) - margin];
      if (isDark) data.fill(0, (y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3);
    }
  }
  const picture = { data, width: widthPx, height: widthPx, colorSpace: 'srgb' } as ImageData;
  const [found] = await readBarcodes(picture, { formats: ['QRCode'] });
  return found;
}

const lengths = [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152, 153, 180, 181, 213];
const textOf = (length: number) => 'https://receiver.example/verify/#0Az-_'.repeat(6).slice(0, length);

describe('a QR code', () => {
  test.each(lengths)('of %i bytes is read by another’s reader, in the smallest size that holds it', async (length) => {
    const code = encodeQr(textOf(length));
    const found = await decode(code ?? []);
    expect(found?.text).toBe(textOf(length));
    expect(found?.ecLevel).toBe('M');
    const version = Math.floor(lengths.indexOf(length) / 2) + 1;
    expect(code).toHaveLength(17 + 4 * (length === 1 ? 1 : version));
  });

  test('carries letters of every language', async () => {
    const text = 'https://läden.example/数/#ok';
    expect((await decode(encodeQr(text) ?? []))?.text).toBe(text);
  });

  test('is still read with a stain on it', async () => {
    const text = textOf(80);
    const code = encodeQr(text) ?? [];
    const middle = Math.floor(code.length / 2);
    const stained = code.map((row, y) =>
      row.map((isDark, x) => isDark || (Math.abs(x - middle) < 4 && Math.abs(y - middle) < 4)),
    );
    expect(stained).not.toEqual(code);
    expect((await decode(stained))?.text).toBe(text);
  });

  test('is not made of more than fits', () => {
    expect(encodeQr(textOf(213))).not.toBeNull();
    expect(encodeQr(textOf(214))).toBeNull();
  });
});
