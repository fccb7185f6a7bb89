import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
// A worker thread that ends unloads the libraries it loaded, even from under another's feet, unless this thread holds them too.
import 'sharp';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { DocumentExaminer } from '../../checks/ports.ts';
import type { Task } from './barcode-worker.ts';
import { judgeLicence } from './judge-licence.ts';
import { readLicence } from './licence.ts';
import type { BarcodeReading } from './read-barcode.ts';

export interface DocumentExaminerOptions {
  /** Photographs read at the same time. A core less than the machine has, and at least one, unless told. */
  readonly workers?: number;
  /** How many photographs may wait for their turn. 8 for each worker unless told. */
  readonly maxWaiting?: number;
  /** How long one photograph may take, waiting for its turn included. 20 s unless told. */
  readonly timeoutMs?: number;
}

/**
 * The built-in document check: reads the barcode of a photograph in a thread of its own, and judges what it says. Keeps nothing.
 *
 * A photograph whose reading takes too long has its thread ended, and counts as unreadable. One that did not get its turn, because too
 * many wait or within its time, is `busy`: nothing is said about it, and it is safe to try again.
 */
export function createDocumentExaminer({
  workers = Math.max(1, availableParallelism() - 1),
  maxWaiting = 8 * workers,
  timeoutMs = 20_000,
}: DocumentExaminerOptions = {}): DocumentExaminer & { close(): Promise<void> } {
  const pool = new Piscina<Task, BarcodeReading>({
    filename: fileURLToPath(new URL('./barcode-worker.ts', import.meta.url)),
    name: 'work',
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: 60_000,
  });

  let taken = 0;

  /** Undefined for a photograph that did not get its turn. */
  async function read(photo: Uint8Array): Promise<BarcodeReading | undefined> {
    if (taken >= workers + maxWaiting) return undefined;
    taken++;
    const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await pool.run({ photo, begun }, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      // The thread had the photograph and could not be done with it in time. Nobody else will be.
      return Atomics.load(begun, 0) === 1 ? { kind: 'none' } : undefined;
    } finally {
      taken--;
    }
  }

  return {
    async examine(photo, about) {
      const reading = await read(photo);
      if (!reading) return fail('busy');
      if (reading.kind === 'not_an_image') return fail('not_an_image');
      if (reading.kind === 'none') return ok({ kind: 'unusable', finding: 'unreadable' });
      const licence = reading.kind === 'text' ? readLicence(reading.text) : undefined;
      return ok(licence ? judgeLicence(licence, about) : { kind: 'unusable', finding: 'not_a_licence' });
    },
    close: () => pool.close({ force: true }),
  };
}
