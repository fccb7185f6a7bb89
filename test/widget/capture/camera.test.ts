import { describe, expect, test, vi } from 'vitest';
import { hasLight, listCameras, openCamera, setLight } from '../../../widget/capture/camera.ts';

const devicesWith = (devices: Partial<MediaDevices>) => devices as MediaDevices;

describe('opening a camera', () => {
  test('asks for no sound, and for the camera that looks away from the person', async () => {
    const stream = {} as MediaStream;
    const getUserMedia = vi.fn(async (_wanted?: MediaStreamConstraints) => stream);
    expect(await openCamera(devicesWith({ getUserMedia }), undefined)).toEqual({ ok: true, value: stream });
    expect(getUserMedia.mock.calls[0]?.[0]).toMatchObject({
      audio: false,
      video: { facingMode: { ideal: 'environment' } },
    });
  });

  test('asks for the very camera that was chosen', async () => {
    const getUserMedia = vi.fn(async (_wanted?: MediaStreamConstraints) => ({}) as MediaStream);
    await openCamera(devicesWith({ getUserMedia }), 'the second');
    expect(getUserMedia.mock.calls[0]?.[0]?.video).toMatchObject({ deviceId: { exact: 'the second' } });
    expect(getUserMedia.mock.calls[0]?.[0]?.video).not.toHaveProperty('facingMode');
  });

  test.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'in_use'],
    ['AbortError', 'in_use'],
    ['TypeError', 'lost'],
  ])('that ends in %s is "%s"', async (name, problem) => {
    const getUserMedia = () => Promise.reject(new DOMException('For developers', name));
    expect(await openCamera(devicesWith({ getUserMedia }), undefined)).toEqual({ ok: false, code: problem });
  });
});

describe('the cameras to choose from', () => {
  test('are the ones with a picture and a name of their own', async () => {
    const enumerateDevices = async () =>
      [
        { kind: 'audioinput', deviceId: 'ear', label: 'Microphone' },
        { kind: 'videoinput', deviceId: '', label: '' },
        { kind: 'videoinput', deviceId: 'back', label: 'Back camera' },
        { kind: 'videoinput', deviceId: 'wide', label: '' },
      ] as MediaDeviceInfo[];
    expect(await listCameras(devicesWith({ enumerateDevices }))).toEqual([
      { deviceId: 'back', label: 'Back camera' },
      { deviceId: 'wide', label: '' },
    ]);
  });

  test('are none where the browser won’t say', async () => {
    expect(await listCameras(devicesWith({ enumerateDevices: () => Promise.reject(new Error('no')) }))).toEqual([]);
  });
});

describe('the light', () => {
  const trackWith = (track: object) => track as MediaStreamTrack;

  test.each([
    [{ getCapabilities: () => ({ torch: true }) }, true],
    [{ getCapabilities: () => ({}) }, false],
    [{}, false],
  ])('of a track like %j is there: %s', (track, isThere) => {
    expect(hasLight(trackWith(track))).toBe(isThere);
  });

  test('that won’t go on is no trouble', async () => {
    const applyConstraints = vi.fn(() => Promise.reject(new Error('no')));
    setLight(trackWith({ applyConstraints }), true);
    expect(applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] });
  });
});
