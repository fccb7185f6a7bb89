import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Reader } from '../../contract/wire/shape.ts';

/** The whole body, read up to a limit: a larger one is refused without being taken in. */
export async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 'too_large' | 'incomplete_body'>> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced > maxBytes) return fail('too_large');
  try {
    // HTTP lets no more through than was announced, and what is read at once takes a fraction of what a stream does.
    const bytes = announced >= 0 ? new Uint8Array(await request.arrayBuffer()) : await readStream(request, maxBytes);
    if (!bytes || bytes.length > maxBytes) return fail('too_large');
    if (bytes.length === 0 || (announced >= 0 && announced !== bytes.length)) return fail('incomplete_body');
    return ok(bytes);
  } catch {
    return fail('incomplete_body');
  }
}

/** Undefined for a body that is longer. */
async function readStream(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > maxBytes) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

const maxJsonBytes = 64 * 1024;

/** A JSON body of a known shape. */
export async function readJson<T>(
  request: Request,
  reader: Reader<T>,
  { mediaTypeWanted = 'application/json', maxBytes = maxJsonBytes } = {},
): Promise<Result<T, 'too_large' | 'incomplete_body' | 'invalid_request' | 'unsupported_media_type'>> {
  if (mediaType(request) !== mediaTypeWanted) return fail('unsupported_media_type');
  const bytes = await readBytes(request, maxBytes);
  if (!bytes.ok) return bytes;
  const value = reader(parseJson(bytes.value));
  return value === undefined ? fail('invalid_request') : ok(value);
}

/** The content type without its parameters, in lower case. */
export const mediaType = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Undefined for bytes that are not JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
