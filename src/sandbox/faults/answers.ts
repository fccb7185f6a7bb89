import type { Context, MiddlewareHandler } from 'hono';
import { isLegacy, legacyProblem, problem } from '../management/problems.ts';
import { tooManyRequests } from '../management/quota.ts';
import type { Store } from '../store.ts';
import type { AnswerFault } from './faults.ts';

/** The connection breaks where there is one; a caller in the same process sees what `fetch` throws then. */
export class ConnectionReset extends TypeError {
  override name = 'TypeError';
}

/** Spoils the Management answers that the switches ask for. */
export function spoilAnswers({ state, delay, chance, changed, storeHash }: Store): MiddlewareHandler {
  return async (c, next) => {
    if (state.faults.isDown) {
      c.set('saysNothingOfQuota', true);
      c.res = failWith(503, 'Service Unavailable')(c);
      return;
    }
    const fault = takeFault(c);
    const instead = fault && instantly[fault];
    if (instead) c.res = instead(c);
    else await next();
    const { answerDelayMs } = state.faults;
    if (answerDelayMs > 0) await delay(chance() * answerDelayMs);
    const afterwards = fault && spoiling[fault];
    if (afterwards) c.res = await afterwards(c);
  };

  function takeFault(c: Context): AnswerFault | undefined {
    const { answerFault, faultyAnswers, faultyRequests } = state.faults;
    const asked = `${c.req.method} ${c.req.path.slice(`/stores/${storeHash}`.length)}`;
    if (faultyAnswers < 1 || !asked.includes(faultyRequests)) return undefined;
    state.faults = { ...state.faults, faultyAnswers: faultyAnswers - 1 };
    changed();
    return answerFault;
  }
}

type Spoil = (c: Context) => Response;

const failWith = (status: 500 | 503, title: string) => (c: Context) =>
  isLegacy(c) ? legacyProblem(c, status, title) : problem(c, status, title);

/** What is answered instead of doing the work. */
const instantly: Partial<Record<AnswerFault, Spoil>> = {
  server_error: failWith(500, 'Internal Server Error'),
  unavailable: failWith(503, 'Service Unavailable'),
  overloaded: (c) => {
    c.set('saysNothingOfQuota', true);
    return tooManyRequests(c);
  },
  reset: breakConnection,
};

/** What becomes of the answer when the work is done. */
const spoiling: Partial<Record<AnswerFault, (c: Context) => Response | Promise<Response>>> = {
  lost: breakConnection,
  html: (c) => c.html('<!doctype html><title>One moment, please</title><h1>We are checking your browser</h1>', 200),
  half: async (c) => {
    const text = await c.res.text();
    return c.body(text.slice(0, Math.floor(text.length / 2)), 200, { 'Content-Type': 'application/json' });
  },
};

function breakConnection(c: Context): never {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { destroy(): void } } };
  incoming?.socket?.destroy();
  throw new ConnectionReset('fetch failed');
}
