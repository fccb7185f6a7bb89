import type { Parts } from '../parts.ts';
import type { CaptureEvents } from './capture.ts';
import { createReaderParts, type ReaderFiles } from './reader-parts.ts';
import { startCapture as start } from './start-capture.ts';

/** Set by the build. */
declare const READER: { readonly digest: string; readonly files: ReaderFiles };

export { CameraScreen } from './CameraScreen.tsx';
export const startCapture = (parts: Parts, video: HTMLVideoElement, events: CaptureEvents) =>
  start(createReaderParts(parts, READER), video, events);
