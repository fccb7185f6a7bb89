import { fail, ok, type Result } from '../../src/contract/wire/result.ts';
import type { CameraChoice, CameraProblem } from './capture.ts';

/** Sensors have four sides to three. Far more than this would only make each look slower. */
const wantedSize: MediaTrackConstraints = { width: { ideal: 1_920 }, height: { ideal: 1_440 } };

/** Asks for a camera: the named one or, without a name, one that looks away from the person. */
export async function openCamera(
  devices: MediaDevices,
  deviceId: string | undefined,
): Promise<Result<MediaStream, CameraProblem>> {
  const which: MediaTrackConstraints =
    deviceId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } };
  try {
    return ok(await devices.getUserMedia({ audio: false, video: { ...which, ...wantedSize } }));
  } catch (error) {
    return fail(problemOf(error));
  }
}

function problemOf(error: unknown): CameraProblem {
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'in_use';
    default:
      return 'lost';
  }
}

/** All cameras. Browsers tell their names only after one was allowed. */
export async function listCameras(devices: MediaDevices): Promise<CameraChoice[]> {
  try {
    const all = await devices.enumerateDevices();
    return all
      .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  } catch {
    return [];
  }
}

/** The light of a phone's. The DOM's types don't know it yet. */
type WithLight = { readonly torch?: boolean };

export const hasLight = (track: MediaStreamTrack) =>
  // Not in every browser, whatever its type says.
  (track.getCapabilities?.() as WithLight | undefined)?.torch === true;

export function setLight(track: MediaStreamTrack, isOn: boolean): void {
  const light: WithLight = { torch: isOn };
  // A light that won't go on is seen by the shopper, who has other light.
  track.applyConstraints({ advanced: [light as MediaTrackConstraintSet] }).catch(() => {});
}
