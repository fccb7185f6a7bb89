import { createReader, type Reader } from './reader.ts';

/** To the worker: the reader's wasm first, and then picture after picture. */
export type ToWorker = { readonly wasm: ArrayBuffer } | { readonly picture: ImageData; readonly isThorough: boolean };

/** Answers each message in turn: with `true` once the reader is ready, with what was seen, or with `null` when it can't be done. */
function serve(): void {
  let reader: Promise<Reader>;
  addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
    try {
      if ('wasm' in data) {
        reader = createReader(data.wasm);
        await reader;
        postMessage(true);
      } else postMessage(await (await reader).look(data.picture, data.isThorough));
    } catch {
      postMessage(null);
    }
  });
}

// The same file also runs in pages that allow no worker; there it only brings the reader.
if (!('document' in globalThis)) serve();

export { createReader };
