import { createParts, type Parts } from '../parts.ts';

/** A built file, by its name, with the hash that it must have. */
interface BuiltFile {
  readonly file: string;
  readonly integrity: string;
}
export type ReaderFiles = Readonly<Record<'reader' | 'wasm', BuiltFile>>;

/** What the reader is made of: as a part of the widget, and as files. */
export interface ReaderParts extends Pick<Parts, 'load'> {
  /** The file itself. Undefined when it does not come. */
  fetch(name: keyof ReaderFiles): Promise<Response | undefined>;
}

/** Those that were built with the capture, from where its own file came from. `digest` is that of the reader's. */
export const createReaderParts = (
  { folder, nonce }: Parts,
  { digest, files }: { readonly digest: string; readonly files: ReaderFiles },
): ReaderParts => ({
  load: createParts({ reader: digest }, folder, nonce).load,
  async fetch(name) {
    const { file, integrity } = files[name];
    try {
      const response = await fetch(folder + file, { integrity, credentials: 'omit' });
      return response.ok ? response : undefined;
    } catch {
      return undefined;
    }
  },
});
