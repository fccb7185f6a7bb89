import type { ErrorCode } from '../../src/contract/wire/error-codes.ts';
import { type OpenedCheck, readOpenedCheck } from '../../src/contract/wire/hand-off-opening.ts';
import { fail, ok, type Result } from '../../src/contract/wire/result.ts';
import { record, text } from '../../src/contract/wire/shape.ts';

/** How long the receiver may take to answer. */
const answerLimitMs = 15_000;

const readCode = record({ code: text(40) });

/**
 * Trades a link's code for a token of the same check, which works once.
 * - `expired`: used already, too old, or never a code. The shopper makes a new link.
 * - `renewable`: the same, and `renewHandOff` has a new one sent.
 * - `unreachable`: no answer, or none of use. The code may still be good: try again.
 */
export async function openHandOff(
  apiBase: string,
  code: string,
): Promise<Result<OpenedCheck, 'expired' | 'renewable' | 'unreachable'>> {
  try {
    const response = await post(`${apiBase}/v1/hand-offs/open`, code);
    if (response.status === 410) {
      const renewable: ErrorCode = 'link_renewable';
      return fail(readCode(await response.json())?.code === renewable ? 'renewable' : 'expired');
    }
    if (response.status === 400) return fail('expired');
    const opened = response.ok ? readOpenedCheck(await response.json()) : undefined;
    return opened ? ok(opened) : fail('unreachable');
  } catch {
    return fail('unreachable');
  }
}

/**
 * Has a new link sent to where the one with this code was sent.
 * - `expired`: there is nothing left to do with it.
 * - `unreachable`: not sent. Try again.
 */
export async function renewHandOff(apiBase: string, code: string): Promise<Result<'sent', 'expired' | 'unreachable'>> {
  try {
    const { ok: isSent, status } = await post(`${apiBase}/v1/hand-offs/renewal`, code);
    // Too many were asked for: the last one is on its way.
    if (isSent || status === 429) return ok('sent');
    return fail(status < 500 ? 'expired' : 'unreachable');
  } catch {
    return fail('unreachable');
  }
}

const post = (url: string, code: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
    signal: AbortSignal.timeout(answerLimitMs),
  });
