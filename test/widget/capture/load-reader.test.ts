import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadReader } from '../../../widget/capture/load-reader.ts';
import type { Reader } from '../../../widget/capture/reader.ts';
import type { ReaderParts } from '../../../widget/capture/reader-parts.ts';
import type { ToWorker } from '../../../widget/capture/reader-worker.ts';
import { lendObjectUrls } from '../fixture.ts';

const signal = new AbortController().signal;
const picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 } as ImageData;
const here: Reader = { look: async () => 'licence' };

/** Parts that all come, and a reader for this thread. */
const partsWith = (createReader: () => Promise<Reader> = async () => here) => {
  const load = vi.fn(async () => createReader);
  const parts: ReaderParts = { load, fetch: async (name) => new Response(name === 'reader' ? 'a script' : 'wasm') };
  return { load, parts };
};

/** A worker that answers each message as the test says. */
function workerThat(answer: (message: ToWorker) => unknown) {
  const ended = vi.fn();
  class FakeWorker {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    terminate = ended;
    postMessage(message: ToWorker) {
      queueMicrotask(() => {
        const data = answer(message);
        if (data instanceof Event) this.onerror?.(data);
        else this.onmessage?.({ data });
      });
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return ended;
}

beforeEach(() => {
  lendObjectUrls();
});

describe('the reader', () => {
  test('reads in a worker, which ends with the capture', async () => {
    const ended = workerThat((message) => ('wasm' in message ? true : 'other_code'));
    const life = new AbortController();
    const { load, parts } = partsWith();
    const reader = await loadReader(parts, life.signal);
    expect(await reader?.look(picture, false)).toBe('other_code');
    expect(load).not.toHaveBeenCalled();
    life.abort();
    expect(ended).toHaveBeenCalled();
  });

  test.each([
    ['is refused', () => new Event('error', { cancelable: true })],
    ['can not make it ready', () => null],
  ])('reads on this thread where a worker %s', async (_name, answer) => {
    const ended = workerThat(answer);
    const reader = await loadReader(partsWith().parts, signal);
    expect(await reader?.look(picture, false)).toBe('licence');
    expect(ended).toHaveBeenCalled();
  });

  test('reads on this thread where there are no workers', async () => {
    vi.stubGlobal('Worker', function refuse() {
      throw new DOMException('Refused', 'SecurityError');
    });
    const reader = await loadReader(partsWith().parts, signal);
    expect(await reader?.look(picture, false)).toBe('licence');
  });

  test('sees nothing in a picture that the worker fails on', async () => {
    workerThat((message) => ('wasm' in message ? true : null));
    const reader = await loadReader(partsWith().parts, signal);
    expect(await reader?.look(picture, true)).toBe('nothing');
  });

  test('is not to be had where its files don’t come, or WebAssembly is refused on either thread', async () => {
    workerThat(() => null);
    expect(await loadReader({ load: async () => undefined, fetch: async () => undefined }, signal)).toBeNull();
    expect(await loadReader(partsWith(() => Promise.reject(new Error('no'))).parts, signal)).toBeNull();
    const { Module } = WebAssembly;
    vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('Refused');
    } as unknown as () => InstanceType<typeof Module>);
    const { parts } = partsWith();
    const fetch = vi.spyOn(parts, 'fetch');
    expect(await loadReader(parts, signal)).toBeNull();
    expect(fetch).not.toHaveBeenCalled();
  });
});
