import { fail, ok } from '../../src/contract/wire/result.ts';
import type { Capture } from '../capture/capture.ts';
import type { Tools } from '../tools.ts';
import type { Exhibit } from './states.ts';

const never = () => new Promise<never>(() => {});

/** Tools that bring nothing about, so that a state stays as it is shown. */
export const toolsFor = ({ at, viewfinder, hint }: Exhibit, loadTexts: Tools['loadTexts']): Tools => ({
  loadTexts,
  prepare: never,
  receiver: {
    open: never,
    sendPhoto(_photo, _signal, onProgress) {
      if (at.step.name === 'sending' && at.step.sentShare < 1) queueMicrotask(() => onProgress(0.6));
      return never();
    },
  },
  async loadCapture(_video, events) {
    const capture: Capture = {
      show: viewfinder ? async () => ok(viewfinder) : never,
      setLight() {},
      shoot: async () => null,
      stop() {},
    };
    if (hint !== 'searching') events.onHint(hint);
    return at.step.name === 'camera' ? capture : { ...capture, show: async () => fail('refused') };
  },
});
