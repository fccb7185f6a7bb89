import {
  type CheckUpdate,
  type Decision,
  type DecisionRequest,
  readCheckUpdate,
  readDecision,
} from '../contract/wire/decision.ts';
import { callJson, type Fetch } from './call.ts';

/** Asks whether this cart needs a check. Safe to repeat. Undefined when the receiver can't be reached in time or doesn't know us. */
export const askDecision = async (
  fetch: Fetch,
  apiBase: string,
  request: DecisionRequest,
): Promise<Decision | undefined> =>
  readDecision(
    await callJson(fetch, `${apiBase}/v1/decisions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    }),
  );

/** How a check stands now. Undefined when the receiver doesn't say. */
export const readCheck = async (fetch: Fetch, address: string, token: string): Promise<CheckUpdate | undefined> =>
  readCheckUpdate(await callJson(fetch, address, { headers: bearer(token) }));

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
