import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type { Language, WidgetTexts } from '../src/contract/wire/widget-texts.ts';
import type { Capture, CaptureEvents } from './capture/capture.ts';
import type { startCapture } from './capture/start-capture.ts';
import type { Parts } from './parts.ts';
import { preparePhoto } from './photo.ts';
import { createReceiver, type Receiver } from './receiver.ts';

/** What the widget can't do by itself. */
export interface Tools {
  readonly receiver: Receiver;
  readonly prepare: typeof preparePhoto;
  /** The texts in a language other than English. Undefined when they can't be had. */
  loadTexts(lang: Language): Promise<WidgetTexts | undefined>;
  /** A live camera for a video, or undefined when its script can't be had. Null where this page can have no camera at all. */
  readonly loadCapture: ((video: HTMLVideoElement, events: CaptureEvents) => Promise<Capture | undefined>) | null;
}

export const loadTextsFrom =
  (parts: Parts): Tools['loadTexts'] =>
  async (lang) =>
    (await parts.load(lang)) as WidgetTexts | undefined;

// Parts come from files with hashes that the build wrote down, so their shapes are known.
export const createTools = (options: WidgetOptions, parts: Parts): Tools => ({
  receiver: createReceiver(options),
  prepare: preparePhoto,
  loadTexts: loadTextsFrom(parts),
  loadCapture: mayFilm()
    ? async (video, events) => {
        const start = (await parts.load('capture')) as typeof startCapture | undefined;
        return start?.(video, parts, events);
      }
    : null,
});

/** Whether there is any use in asking for a camera: not in pages without TLS, old in-app browsers, or frames that are allowed none. */
function mayFilm(): boolean {
  const { featurePolicy } = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  // Not everywhere, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices !== undefined && 'getUserMedia' in devices && featurePolicy?.allowsFeature('camera') !== false;
}
