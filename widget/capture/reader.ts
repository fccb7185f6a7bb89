import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What a picture shows, and nothing of what is written there: that is for the receiver to read. */
export type Sight = 'licence' | 'other_code' | 'nothing';

export interface Reader {
  /** Looks for a barcode. Takes the picture's memory along. */
  look(picture: ImageData, isThorough: boolean): Promise<Sight>;
}

/** Makes the reader ready. Fails where the page's content security policy refuses WebAssembly. */
export async function createReader(wasmBinary: ArrayBuffer): Promise<Reader> {
  // What goes wrong is told by the failure; the console is the page's.
  const overrides = { wasmBinary, print() {}, printErr() {} };
  await prepareZXingModule({ overrides, fireImmediately: true });
  return {
    async look(picture, isThorough) {
      const found = await readBarcodes(picture, {
        formats: ['PDF417'],
        tryHarder: true,
        tryRotate: isThorough,
        tryInvert: false,
        tryDownscale: isThorough,
        maxNumberOfSymbols: 1,
        textMode: 'Plain',
      });
      const code = found.find(({ isValid }) => isValid);
      if (!code) return 'nothing';
      // Other papers carry a PDF417 too: a boarding pass must not cost an attempt.
      return /^@[\s\S]{0,8}(ANSI |AAMVA)/.test(code.text) ? 'licence' : 'other_code';
    },
  };
}
