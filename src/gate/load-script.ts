import { answerLimitMs } from './call.ts';

/** Runs a script of ours, once it has come whole and is the very file that was built with this one. Ends either way, and in time. */
export const loadScript = (src: string, integrity: string, nonce: string): Promise<unknown> =>
  new Promise((settle) => {
    const script = document.createElement('script');
    setTimeout(settle, answerLimitMs);
    document.head.append(
      Object.assign(script, { src, integrity, nonce, crossOrigin: '', onload: settle, onerror: settle }),
    );
  });
