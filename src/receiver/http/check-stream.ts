import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { CheckUpdate } from '../../contract/wire/decision.ts';
import type { CheckFeed } from '../store/check-feed.ts';
import type { Env } from './parts.ts';

const keepAliveMs = 15_000;

/**
 * Server-sent events of one check: its present state at once, then after each change. A gap can't lose anything, because every event
 * is the whole state. Ends when the check is no more (a newer one took its place); the page then asks for a decision again.
 */
export function streamCheck(
  c: Context<Env>,
  feed: CheckFeed,
  checkId: string,
  read: () => Promise<CheckUpdate | undefined>,
): Response {
  // A proxy that collects an answer before passing it on would make the stream useless.
  c.header('X-Accel-Buffering', 'no');
  c.header('Cache-Control', 'no-store');
  return streamSSE(c, async (stream) => {
    let isDirty = true;
    let wake = () => {};
    const unsubscribe = feed.subscribe(checkId, () => {
      isDirty = true;
      wake();
    });
    stream.onAbort(() => {
      unsubscribe();
      wake();
    });
    try {
      while (!stream.aborted) {
        if (isDirty) {
          isDirty = false;
          const update = await read();
          if (!update) return;
          await stream.writeSSE({ event: 'check', data: JSON.stringify(update) });
        } else {
          await stream.write(': still here\n\n');
        }
        if (!isDirty) await changeOrPause((resume) => (wake = resume));
      }
    } finally {
      unsubscribe();
    }
  });
}

function changeOrPause(onWait: (resume: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, keepAliveMs);
    onWait(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
