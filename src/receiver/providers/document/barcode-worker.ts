import { type BarcodeReading, readBarcode } from './read-barcode.ts';

export interface Task {
  readonly photo: Uint8Array;
  /** Set to 1 when the work on it begins. Shared memory. */
  readonly begun: Int32Array;
}

/**
 * After this long no further look is taken. It is well below the time after which the thread is ended, which costs a start and the
 * memory the thread held.
 */
const patienceMs = 8_000;

/** What a worker thread runs: reading takes a core for a second or more, which the thread that answers requests does not have. */
export function work({ photo, begun }: Task): Promise<BarcodeReading> {
  Atomics.store(begun, 0, 1);
  const lateAtMs = performance.now() + patienceMs;
  return readBarcode(photo, () => performance.now() > lateAtMs);
}
