import { type OpenedCheck, readOpenedCheck } from '../../src/contract/wire/hand-off-opening.ts';
import { fail, ok, type Result } from '../../src/contract/wire/result.ts';

/** How long the receiver may take to answer. */
const answerLimitMs = 15_000;

/**
 * Trades a link's code for a token of the same check, which works once.
 * - `expired`: used already, too old, or never a code. The shopper makes a new link.
 * - `unreachable`: no answer, or none of use. The code may still be good: try again.
 */
export async function openHandOff(
  apiBase: string,
  code: string,
): Promise<Result<OpenedCheck, 'expired' | 'unreachable'>> {
  try {
    const response = await fetch(`${apiBase}/v1/hand-offs/open`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(answerLimitMs),
    });
    if (response.status === 410 || response.status === 400) return fail('expired');
    const opened = response.ok ? readOpenedCheck(await response.json()) : undefined;
    return opened ? ok(opened) : fail('unreachable');
  } catch {
    return fail('unreachable');
  }
}
