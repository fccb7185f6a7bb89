import type { createReader, Reader, Sight } from './reader.ts';
import type { ReaderParts } from './reader-parts.ts';
import type { ToWorker } from './reader-worker.ts';

/** The smallest module there is. */
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * The reader: in a worker or, where the page's content security policy allows none, on this thread. Null where neither can be had.
 */
export async function loadReader(parts: ReaderParts, signal: AbortSignal): Promise<Reader | null> {
  try {
    new WebAssembly.Module(emptyModule);
  } catch {
    return null;
  }
  const [script, wasm] = await Promise.all([
    parts.fetch('reader').then((response) => response?.text()),
    parts.fetch('wasm').then((response) => response?.arrayBuffer()),
  ]);
  if (!wasm || signal.aborted) return null;
  const inWorker = script === undefined ? null : await startWorker(script, wasm, signal);
  if (inWorker || signal.aborted) return inWorker;
  const make = (await parts.load('reader')) as typeof createReader | undefined;
  const reader = await make?.(wasm).catch(() => null);
  return reader ? unhurried(reader) : null;
}

/** From its text and not its address, so that it may come from elsewhere and is the very file that was built. */
async function startWorker(script: string, wasm: ArrayBuffer, signal: AbortSignal): Promise<Reader | null> {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker: Worker;
  try {
    worker = new Worker(address);
  } catch {
    return null;
  } finally {
    // Chromium reads it at once, others when the worker starts.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
  signal.addEventListener('abort', () => worker.terminate());
  const ask = (message: ToWorker, memory: Transferable[]) =>
    new Promise<unknown>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
      worker.postMessage(message, memory);
    });
  // Not handed over: without a worker it is needed here.
  if ((await ask({ wasm }, [])) !== true) {
    worker.terminate();
    return null;
  }
  return {
    look: async (picture, isThorough) =>
      ((await ask({ picture, isThorough }, [picture.data.buffer])) as Sight | null) ?? 'nothing',
  };
}

/** Leaves the page at least as much time as it takes. */
function unhurried(reader: Reader): Reader {
  return {
    async look(picture, isThorough) {
      const startMs = performance.now();
      const sight = await reader.look(picture, isThorough);
      const tookMs = performance.now() - startMs;
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      return sight;
    },
  };
}
