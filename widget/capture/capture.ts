import type { Result } from '../../src/contract/wire/result.ts';

/**
 * Why there is no live picture.
 * - `refused`: by the shopper, or by the page around us.
 * - `missing`: there is no camera.
 * - `in_use`: there is one, but it can't be had now.
 * - `lost`: it ended while it was running, or something of ours did not come.
 */
export type CameraProblem = 'refused' | 'missing' | 'in_use' | 'lost';

/** What would help the barcode to be found. */
export type Hint = 'searching' | 'dark' | 'glare' | 'still' | 'closer' | 'other_code';

export interface CameraChoice {
  readonly deviceId: string;
  /** Empty where the browser doesn't say. */
  readonly label: string;
}

export interface Viewfinder {
  readonly deviceId: string;
  /** All that can be chosen from. */
  readonly cameras: readonly CameraChoice[];
  readonly hasLight: boolean;
  /** Whether the camera looks at the person, who then expects a mirror. */
  readonly isFacingUser: boolean;
}

/** What the live camera tells. */
export interface CaptureEvents {
  onHint(hint: Hint): void;
  /** The barcode of a licence was read in this picture. Nothing follows. */
  onFound(photo: Blob): void;
  /** This browser won't look for the barcode by itself: the picture has to be taken by hand. */
  onManual(): void;
  /** The camera ended by itself. */
  onLost(): void;
}

/** A live camera in a `<video>`. */
export interface Capture {
  /** Shows a camera: the named one or, without a name, one that looks away from the person. */
  show(deviceId?: string): Promise<Result<Viewfinder, CameraProblem>>;
  setLight(isOn: boolean): void;
  /** The picture as it is now. Null when there is none. */
  shoot(): Promise<Blob | null>;
  /** Ends everything, and lets go of the camera. */
  stop(): void;
}
