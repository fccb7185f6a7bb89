import { beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import type { CaptureEvents } from '../../../widget/capture/capture.ts';
import type { Reader, Sight } from '../../../widget/capture/reader.ts';
import type { ReaderParts } from '../../../widget/capture/reader-parts.ts';
import { type Equipment, startCapture } from '../../../widget/capture/start-capture.ts';

const noParts: ReaderParts = { load: async () => undefined, fetch: async () => undefined };
const photo = new Blob(['a picture'], { type: 'image/jpeg' });

interface FakeTrack {
  stop: Mock<() => void>;
  getSettings(): MediaTrackSettings;
  onended: (() => void) | null;
}
const trackOf = (settings: MediaTrackSettings = {}): FakeTrack => ({
  stop: vi.fn(),
  getSettings: () => settings,
  onended: null,
});
const streamOf = (track: FakeTrack) =>
  ({ getTracks: () => [track], getVideoTracks: () => [track] }) as unknown as MediaStream;

let events: { [name in keyof CaptureEvents]: Mock<CaptureEvents[name]> };
beforeEach(() => {
  events = { onHint: vi.fn(), onFound: vi.fn(), onManual: vi.fn(), onLost: vi.fn() };
});

/** A capture with a camera of the test's, whose reader sees one thing after the other, the last one again and again. */
function start(sights: Sight[] | null, tracks = [trackOf({ deviceId: 'back', facingMode: 'environment' })]) {
  const video = document.createElement('video');
  video.play = async () => {};
  let looks = 0;
  const reader: Reader = { look: async () => sights?.[Math.min(looks++, sights.length - 1)] ?? 'nothing' };
  let opened = 0;
  const devices = {
    getUserMedia: vi.fn(async () => streamOf(tracks[Math.min(opened++, tracks.length - 1)] ?? trackOf())),
    enumerateDevices: async () => [{ kind: 'videoinput', deviceId: 'back', label: 'Back' }],
  };
  const equipment: Equipment = {
    devices: devices as unknown as MediaDevices,
    loadReader: async () => (sights ? reader : null),
    createFrame: () => ({
      take: () => true,
      pixels: () => ({ data: new Uint8ClampedArray(16), width: 2, height: 2 }) as ImageData,
      photo: async () => photo,
    }),
  };
  // jsdom plays nothing, so the stream is only ever kept for us.
  Object.defineProperty(video, 'srcObject', { writable: true, value: null });
  return { video, tracks, devices, looks: () => looks, capture: startCapture(noParts, video, events, equipment) };
}

describe('the live camera', () => {
  test('is shown, with what can be done about it', async () => {
    const { capture, video } = start(['nothing']);
    expect(await capture.show()).toEqual({
      ok: true,
      value: {
        deviceId: 'back',
        cameras: [{ deviceId: 'back', label: 'Back' }],
        hasLight: false,
        isFacingUser: false,
      },
    });
    expect(video.srcObject).not.toBeNull();
    capture.stop();
  });

  test('takes the picture in which a licence is found, and looks no further', async () => {
    const { capture, looks } = start(['nothing', 'other_code', 'licence']);
    await capture.show();
    await vi.waitFor(() => expect(events.onFound).toHaveBeenCalledExactlyOnceWith(photo));
    expect(looks()).toBe(3);
    capture.stop();
  });

  test('does nothing before there is a picture', async () => {
    const { capture, looks } = start(['licence']);
    await Promise.resolve();
    expect(looks()).toBe(0);
    capture.stop();
  });

  test('says so when the picture has to be taken by hand, and then it can be', async () => {
    const { capture } = start(null);
    await vi.waitFor(() => expect(events.onManual).toHaveBeenCalledOnce());
    expect(await capture.shoot()).toBeNull();
    await capture.show();
    expect(await capture.shoot()).toBe(photo);
    capture.stop();
  });

  test('is let go of when it is stopped, and finds nothing afterwards', async () => {
    const { capture, tracks, video } = start(['licence']);
    const shown = capture.show();
    await shown;
    capture.stop();
    await new Promise((resolve) => setTimeout(resolve));
    expect(tracks[0]?.stop).toHaveBeenCalled();
    expect(video.srcObject).toBeNull();
    expect(events.onFound).not.toHaveBeenCalled();
  });

  test('that is allowed only after it was stopped is let go of at once', async () => {
    const { capture, tracks } = start(['licence']);
    const shown = capture.show();
    capture.stop();
    expect(await shown).toMatchObject({ ok: false });
    expect(tracks[0]?.stop).toHaveBeenCalled();
  });

  test('gives way to the one that is chosen instead', async () => {
    const tracks = [trackOf({ deviceId: 'back' }), trackOf({ deviceId: 'wide' })];
    const { capture, devices } = start(['nothing'], tracks);
    await capture.show();
    expect(await capture.show('wide')).toMatchObject({ value: { deviceId: 'wide' } });
    expect(tracks[0]?.stop).toHaveBeenCalled();
    expect(tracks[1]?.stop).not.toHaveBeenCalled();
    expect(devices.getUserMedia).toHaveBeenCalledTimes(2);
    capture.stop();
  });

  test('is the last one that was chosen, in whatever order they come', async () => {
    const tracks = [trackOf({ deviceId: 'back' }), trackOf({ deviceId: 'wide' })];
    const { capture } = start(['nothing'], tracks);
    const [first, second] = await Promise.all([capture.show(), capture.show('wide')]);
    expect(first).toMatchObject({ ok: false });
    expect(second).toMatchObject({ value: { deviceId: 'wide' } });
    expect(tracks[0]?.stop).toHaveBeenCalled();
    expect(tracks[1]?.stop).not.toHaveBeenCalled();
    capture.stop();
  });

  test('that ends by itself is told', async () => {
    const { capture, tracks } = start(['nothing']);
    await capture.show();
    tracks[0]?.onended?.();
    expect(events.onLost).toHaveBeenCalledOnce();
    capture.stop();
  });
});
