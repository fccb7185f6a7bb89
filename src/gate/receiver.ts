import type { Decision, DecisionRequest } from '../contract/wire/decision.ts';
import { callJson, type Fetch } from './call.ts';

/**
 * Asks whether this cart needs a check. Safe to repeat. Undefined when the receiver can't be reached in time or doesn't know us. Of the
 * answer only what opens or shuts payment is looked at here: the rest is for whoever shows it to make sure of.
 */
export async function askDecision(
  fetch: Fetch,
  apiBase: string,
  request: DecisionRequest,
): Promise<Decision | undefined> {
  const answer = (await callJson(fetch, `${apiBase}/v1/decisions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  })) as Decision | undefined;
  if (answer?.decision === 'clear') return { decision: 'clear' };
  return answer?.check?.checkId && answer.checkToken ? answer : undefined;
}
