import { readWidgetLook, type WidgetLook } from '../contract/wire/widget-look.ts';
import { bearer } from './bearer.ts';

/** Nobody waits longer for colours. */
const answerLimitMs = 3_000;

/** How the store of a check wants the widget to look and to speak. Undefined where that can't be had in time: then it does as by itself. */
export async function readLook(
  request: typeof fetch,
  checkAddress: string,
  checkToken: string,
): Promise<WidgetLook | undefined> {
  try {
    const signal = AbortSignal.timeout(answerLimitMs);
    const answer = await request(`${checkAddress}/look`, { headers: bearer(checkToken), signal });
    return answer.ok ? readWidgetLook(await answer.json()) : undefined;
  } catch {
    return undefined;
  }
}
