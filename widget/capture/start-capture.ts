import { fail, ok } from '../../src/contract/wire/result.ts';
import { hasLight, listCameras, openCamera, setLight } from './camera.ts';
import type { Capture, CaptureEvents } from './capture.ts';
import { createFrame } from './frame.ts';
import { createHints, hintFor } from './hints.ts';
import { loadReader } from './load-reader.ts';
import { measure } from './measure.ts';
import type { Reader } from './reader.ts';
import type { ReaderParts } from './reader-parts.ts';

/** Between two looks at pictures that nobody reads, for the hints alone. */
const idleMs = 200;
/** Each so many pictures one is looked at from all sides. */
const thoroughEvery = 3;

/** What a capture works with besides the page. */
export interface Equipment {
  readonly devices: MediaDevices;
  readonly createFrame: typeof createFrame;
  readonly loadReader: typeof loadReader;
}

/**
 * Begins to capture: `show` opens the camera into `video`, while the reader is loaded. From then on each picture is looked at until
 * the barcode of a licence is found in one; before, and where there is no reader, only what would make a better picture is told.
 */
export function startCapture(
  parts: ReaderParts,
  video: HTMLVideoElement,
  events: CaptureEvents,
  equipment: Equipment = { devices: navigator.mediaDevices, createFrame, loadReader },
): Capture {
  const { devices } = equipment;
  const life = new AbortController();
  const { signal } = life;
  const frame = equipment.createFrame(video);
  const hint = createHints(events.onHint);
  let stream: MediaStream | undefined;
  /** Counts the cameras asked for: whoever chooses another one waits for the last alone. */
  let asked = 0;

  const letGo = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.srcObject = null;
  };

  let reader: Reader | null = null;
  equipment.loadReader(parts, signal).then((loaded) => {
    reader = loaded;
    if (!loaded && !signal.aborted) events.onManual();
  });

  const watch = async () => {
    let samples: Uint8Array | undefined;
    for (let count = 1; !signal.aborted; count += 1) {
      if (!stream || !frame.take()) {
        await pause(idleMs);
        continue;
      }
      const picture = frame.pixels();
      if (!picture) return;
      const measured = measure(picture, samples);
      samples = measured.samples;
      const sight = reader ? await reader.look(picture, count % thoroughEvery === 0) : 'nothing';
      if (signal.aborted) return;
      if (sight === 'licence') {
        const photo = await frame.photo();
        if (photo && !signal.aborted) events.onFound(photo);
        return;
      }
      hint(hintFor(measured.measures, sight), performance.now());
      await (reader ? nextPicture(video) : pause(idleMs));
    }
  };
  watch();

  return {
    async show(deviceId) {
      // Many phones have no second camera to give while the first one runs.
      letGo();
      asked += 1;
      const mine = asked;
      const opened = await openCamera(devices, deviceId);
      if (!opened.ok) return opened;
      const [track] = opened.value.getVideoTracks();
      if (signal.aborted || mine !== asked || !track) {
        for (const one of opened.value.getTracks()) one.stop();
        return fail('lost');
      }
      stream = opened.value;
      track.onended = events.onLost;
      video.srcObject = stream;
      // Ends in failure when another picture takes its place meanwhile, which is no trouble.
      await video.play().catch(() => {});
      const { deviceId: shown = '', facingMode } = track.getSettings();
      return ok({
        deviceId: shown,
        cameras: await listCameras(devices),
        hasLight: hasLight(track),
        isFacingUser: facingMode === 'user',
      });
    },
    setLight(isOn) {
      const [track] = stream?.getVideoTracks() ?? [];
      if (track) setLight(track, isOn);
    },
    shoot: async () => (stream && frame.take() ? frame.photo() : null),
    stop() {
      life.abort();
      letGo();
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A video that stands still gives no further picture: then it is looked at again after a while. */
const nextPicture = (video: HTMLVideoElement) =>
  'requestVideoFrameCallback' in video
    ? Promise.race([
        new Promise<void>((resolve) => {
          video.requestVideoFrameCallback(() => resolve());
        }),
        pause(idleMs),
      ])
    : pause(idleMs / 4);
