import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { DocumentExaminer } from '../../checks/ports.ts';
import { judge } from './judge.ts';
import { readLicence } from './licence.ts';
import type { BarcodeReading } from './read-barcode.ts';

export interface DocumentExaminerOptions {
  /** Photographs read at the same time. A core less than the machine has, and at least one, unless told. */
  readonly workers?: number;
  /** How long one photograph may take, waiting for its turn included. 20 s unless told. Then it counts as unreadable. */
  readonly timeoutMs?: number;
}

/** The built-in document check: reads the barcode of a photograph in a thread of its own, and judges what it says. Keeps nothing. */
export function createDocumentExaminer({
  workers = Math.max(1, availableParallelism() - 1),
  timeoutMs = 20_000,
}: DocumentExaminerOptions = {}): DocumentExaminer & { close(): Promise<void> } {
  const pool = new Piscina<Uint8Array, BarcodeReading>({
    filename: fileURLToPath(new URL('./barcode-worker.ts', import.meta.url)),
    name: 'work',
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: 60_000,
  });

  return {
    async examine(photo, about) {
      const reading = await pool
        .run(photo, { signal: AbortSignal.timeout(timeoutMs) })
        .catch((error: Error): BarcodeReading => {
          // A photograph that takes too long, or breaks its thread, is one that nobody can read.
          if (error.name === 'AbortError' || error.name === 'TimeoutError') return { kind: 'none' };
          throw error;
        });
      if (reading.kind === 'not_an_image') return fail('not_an_image');
      if (reading.kind === 'none') return ok({ kind: 'unusable', finding: 'unreadable' });
      const licence = reading.kind === 'text' ? readLicence(reading.text) : undefined;
      return ok(licence ? judge(licence, about) : { kind: 'unusable', finding: 'not_a_licence' });
    },
    close: () => pool.close({ force: true }),
  };
}
