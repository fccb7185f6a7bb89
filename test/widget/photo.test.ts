import { describe, expect, test, vi } from 'vitest';
import { maxPhotoBytes } from '../../src/contract/wire/check-view.ts';
import { preparePhoto } from '../../widget/photo.ts';

const fileOf = (type: string, sizeBytes = 10) => new Blob([new Uint8Array(sizeBytes)], { type });
const redrawn = fileOf('image/jpeg');
const canRedraw = () => vi.fn(async () => redrawn);
const cannotRedraw = async () => null;

describe('a file that the receiver reads', () => {
  test.each(['image/jpeg', 'image/png', 'image/webp'])('%s goes as it is', async (type) => {
    const file = fileOf(type);
    const redraw = canRedraw();
    expect(await preparePhoto(file, redraw)).toEqual({ ok: true, value: file });
    expect(redraw).not.toHaveBeenCalled();
  });

  test('may have exactly the most bytes the receiver takes', async () => {
    const file = fileOf('image/jpeg', maxPhotoBytes);
    expect(await preparePhoto(file, cannotRedraw)).toEqual({ ok: true, value: file });
  });

  test('is drawn again when it has one byte too many', async () => {
    expect(await preparePhoto(fileOf('image/jpeg', maxPhotoBytes + 1), canRedraw())).toEqual({
      ok: true,
      value: redrawn,
    });
  });

  test('is too large when it can not be drawn again', async () => {
    expect(await preparePhoto(fileOf('image/jpeg', maxPhotoBytes + 1), cannotRedraw)).toEqual({
      ok: false,
      code: 'too_large',
    });
  });
});

describe('another file', () => {
  test.each(['image/heic', 'image/avif', 'image/gif', ''])('of type "%s" is drawn again', async (type) => {
    expect(await preparePhoto(fileOf(type), canRedraw())).toEqual({ ok: true, value: redrawn });
  });

  test('is refused when this browser can not open it', async () => {
    expect(await preparePhoto(fileOf('image/heic'), cannotRedraw)).toEqual({ ok: false, code: 'cannot_open' });
  });

  test('is too large when even the new drawing is', async () => {
    const redraw = async () => fileOf('image/jpeg', maxPhotoBytes + 1);
    expect(await preparePhoto(fileOf('image/heic'), redraw)).toEqual({ ok: false, code: 'too_large' });
  });

  test('is no picture when its type says so', async () => {
    const redraw = canRedraw();
    expect(await preparePhoto(fileOf('application/pdf'), redraw)).toEqual({ ok: false, code: 'not_a_picture' });
    expect(redraw).not.toHaveBeenCalled();
  });

  test('without bytes is empty', async () => {
    expect(await preparePhoto(fileOf('image/jpeg', 0), canRedraw())).toEqual({ ok: false, code: 'empty' });
  });

  test('is refused, not thrown about, where the browser can draw nothing at all', async () => {
    expect(await preparePhoto(fileOf('image/heic'))).toEqual({ ok: false, code: 'cannot_open' });
  });
});
