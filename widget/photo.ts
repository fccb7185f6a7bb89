import { maxPhotoBytes, photoTypes } from '../src/contract/wire/check-view.ts';
import { fail, ok, type Result } from '../src/contract/wire/result.ts';

/**
 * What is wrong with a file before anybody looks for a barcode in it.
 * - `empty`: no bytes.
 * - `not_a_picture`: another kind of file, such as a PDF.
 * - `cannot_open`: a picture, but not one that this browser or the receiver can open.
 * - `too_large`: too many bytes, and it could not be made smaller here.
 */
export type PhotoProblem = 'empty' | 'not_a_picture' | 'cannot_open' | 'too_large';

/** Draws a picture again as a smaller JPEG. Null when this browser can't open it. */
export type Redraw = (file: Blob) => Promise<Blob | null>;

const longestSidePx = 4_000;
const jpegQuality = 0.92;

/** Answers a photo that the receiver takes: the file itself wherever possible, else drawn again as a JPEG. */
export async function preparePhoto(file: Blob, redraw: Redraw = redrawAsJpeg): Promise<Result<Blob, PhotoProblem>> {
  if (file.size === 0) return fail('empty');
  // Some systems don't know the type of a HEIC picture and leave it blank.
  if (file.type !== '' && !file.type.startsWith('image/')) return fail('not_a_picture');
  const isReadable = photoTypes.some((type) => type === file.type);
  if (isReadable && file.size <= maxPhotoBytes) return ok(file);
  const redrawn = await redraw(file);
  if (!redrawn) return fail(isReadable ? 'too_large' : 'cannot_open');
  return redrawn.size <= maxPhotoBytes ? ok(redrawn) : fail('too_large');
}

async function redrawAsJpeg(file: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return null;
    // JPEG has no transparency: what is see-through would turn black, and a barcode on it unreadable.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
  } catch {
    return null;
  } finally {
    bitmap?.close();
  }
}
