import { readBarcodes } from 'zxing-wasm/reader';
import { readBarcode } from '../../src/receiver/providers/document/read-barcode.ts';

/** Our reader, as the receiver uses it but for the thread. Answers the barcode's text, or null. */
export function createReader(): { read(photo: Uint8Array): Promise<string | null>; close(): Promise<void> } {
  return {
    async read(photo) {
      const reading = await readBarcode(photo);
      return reading.kind === 'text' ? reading.text : null;
    },
    close: async () => {},
  };
}

/** The library alone, at its best single setting, on the photograph as it is. */
export async function readAsItIs(photo: Uint8Array): Promise<string | null> {
  const found = await readBarcodes(photo, {
    formats: ['PDF417'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: true,
    textMode: 'Plain',
  });
  return found.find(({ isValid }) => isValid)?.text ?? null;
}
