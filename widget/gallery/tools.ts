import { ok } from '../../src/contract/wire/result.ts';
import { CameraScreen } from '../capture/CameraScreen.tsx';
import * as elsewherePart from '../elsewhere/part.ts';
import { HandOffScreen } from '../hand-off/HandOffScreen.tsx';
import type { Tools } from '../tools.ts';
import type { Exhibit } from './states.ts';

const never = () => new Promise<never>(() => {});

/** Tools that bring nothing about, so that a state stays as it is shown. */
export const toolsFor = (
  { at, viewfinder, hint, isComputer, link }: Exhibit,
  loadTexts: Tools['loadTexts'],
): Tools => ({
  loadTexts,
  prepare: never,
  receiver: {
    open: never,
    agree: never,
    askPerson: never,
    findScreen: never,
    makeHandOff: link ? async () => link : never,
    mailHandOff: async () => ok(true),
    sendPhoto(_photo, _signal, onProgress) {
      if (at.step.name === 'sending' && at.step.sentShare < 1) queueMicrotask(() => onProgress(0.6));
      return never();
    },
  },
  loadHandOff: isComputer ? async () => HandOffScreen : null,
  loadElsewhere: async () => elsewherePart,
  now: () => 0,
  loadCamera: async () => (props) =>
    CameraScreen({
      ...props,
      start(_video, { onHint }) {
        if (hint !== 'searching') onHint(hint);
        return {
          show: viewfinder ? async () => ok(viewfinder) : never,
          setLight() {},
          shoot: async () => null,
          stop() {},
        };
      },
    }),
});
