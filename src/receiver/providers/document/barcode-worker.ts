import { type BarcodeReading, readBarcode } from './read-barcode.ts';

/** What a worker thread runs: reading takes a core for a second or more, which the thread that answers requests does not have. */
export const work = (photo: Uint8Array): Promise<BarcodeReading> => readBarcode(photo);
