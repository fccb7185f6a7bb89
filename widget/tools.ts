import type { ComponentType } from 'preact';
import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type { Language, WidgetTexts } from '../src/contract/wire/widget-texts.ts';
import type { CameraProps } from './capture/CameraScreen.tsx';
import type * as CapturePart from './capture/part.ts';
import { loadDrawing } from './drawing.ts';
import type * as ElsewherePart from './elsewhere/part.ts';
import type * as HandOffPart from './hand-off/HandOffScreen.tsx';
import type { HandOffProps } from './hand-off/HandOffScreen.tsx';
import type { Parts } from './parts.ts';
import { preparePhoto } from './photo.ts';
import { createReceiver, type Receiver } from './receiver.ts';

/** What the widget can't do by itself. */
export interface Tools {
  readonly receiver: Receiver;
  readonly prepare: typeof preparePhoto;
  /** The texts in a language other than English. Undefined when they can't be had. */
  loadTexts(lang: Language): Promise<WidgetTexts | undefined>;
  /** The live camera, or undefined when its script can't be had. Null where this page can have no camera at all. */
  readonly loadCamera: (() => Promise<ComponentType<CameraProps> | undefined>) | null;
  /** The way over to a phone, or undefined when its script can't be had. Null where the shopper is on a phone already. */
  readonly loadHandOff: (() => Promise<ComponentType<HandOffProps> | undefined>) | null;
  /** The way to a provider's own page, or undefined when its script can't be had. */
  loadElsewhere(): Promise<typeof ElsewherePart | undefined>;
  /** Unix time in milliseconds. */
  now(): number;
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
  loadCamera: mayFilm()
    ? async () => {
        const capture = await loadDrawing<typeof CapturePart>(parts, 'capture');
        return (
          capture &&
          ((props) => capture.CameraScreen({ ...props, start: (...to) => capture.startCapture(parts, ...to) }))
        );
      }
    : null,
  loadHandOff: isComputer()
    ? async () => (await loadDrawing<typeof HandOffPart>(parts, 'hand-off'))?.HandOffScreen
    : null,
  loadElsewhere: () => loadDrawing<typeof ElsewherePart>(parts, 'elsewhere'),
  now: () => Date.now(),
});

/** Whether this is worked by a mouse or the like, so that a phone's camera is likely the better one. */
const isComputer = () => globalThis.matchMedia?.('(hover: hover) and (pointer: fine)').matches ?? false;

/** Whether there is any use in asking for a camera: not in pages without TLS, old in-app browsers, or frames that are allowed none. */
function mayFilm(): boolean {
  const { featurePolicy } = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  // Not everywhere, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices !== undefined && 'getUserMedia' in devices && featurePolicy?.allowsFeature('camera') !== false;
}
