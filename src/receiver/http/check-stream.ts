import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { CheckUpdate } from '../../contract/wire/decision.ts';
import { changesOf } from './check-changes.ts';
import type { Env, Parts } from './parts.ts';

const beatMs = 15_000;
/** After half an hour the page connects again, and its token is looked at again. */
const mostBeats = 120;

/**
 * Server-sent events of one check: its present state at once, then after each change. A gap can't lose anything, because every event
 * is the whole state, and each beat looks for itself whether one was missed. Ends when the check is no more (a newer one took its
 * place); the page then asks for a decision again.
 */
export function streamCheck(
  c: Context<Env>,
  { feed, ending, metrics, log }: Parts,
  checkId: string,
  read: () => Promise<CheckUpdate | undefined>,
): Response {
  const answer = streamSSE(
    c,
    async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      using changes = changesOf(feed, checkId, [gone.signal, ending]);
      const closed = metrics.streamOpened();
      try {
        let revision = -1;
        for (let beats = 0; beats < mostBeats && !stream.aborted && !ending.aborted; beats++) {
          const update = await read();
          if (!update) return;
          if (update.check.revision !== revision) {
            revision = update.check.revision;
            await stream.writeSSE({ event: 'check', data: JSON.stringify(update) });
          } else {
            await stream.write(': still here\n\n');
          }
          await changes.next(beatMs);
        }
      } finally {
        closed();
      }
    },
    async ({ name }) => log.error({ checkId, error: name }, 'stream ended'),
  );
  answer.headers.set('Cache-Control', 'no-store');
  // A proxy that collects an answer before passing it on would make the stream useless.
  answer.headers.set('X-Accel-Buffering', 'no');
  return answer;
}
