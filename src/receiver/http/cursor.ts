import { z } from 'zod';

const position = z.tuple([z.int().min(0).max(8.64e15), z.string().regex(/^(chk|msg)_[0-9a-z]{20,40}$/)]);

/** Where a page ended, as a text that means something to nobody but us. */
export const writeCursor = (createdAtMs: number, id: string): string =>
  Buffer.from(JSON.stringify([createdAtMs, id])).toString('base64url');

/** Undefined for a text that we never wrote. */
export function readCursor(text: string): { readonly createdAtMs: number; readonly id: string } | undefined {
  try {
    const [createdAtMs, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { createdAtMs, id };
  } catch {
    return undefined;
  }
}
