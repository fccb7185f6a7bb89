import { type CheckUpdate, readCheckUpdate } from '../src/contract/wire/decision.ts';
import { fail, ok, type Result } from '../src/contract/wire/result.ts';

/** `refused`: this token does not open this check, and asking again won't change that. */
export type ReadFailure = 'refused' | 'unreachable';

/** How a check stands. Safe to repeat. */
export async function readCheck(
  apiBase: string,
  checkId: string,
  token: string,
  signal: AbortSignal,
): Promise<Result<CheckUpdate, ReadFailure>> {
  try {
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${apiBase}/v1/checks/${encodeURIComponent(checkId)}`, { headers, signal });
    if ([400, 401, 403, 404].includes(response.status)) return fail('refused');
    const update = response.ok ? readCheckUpdate(await response.json()) : undefined;
    return update ? ok(update) : fail('unreachable');
  } catch {
    return fail('unreachable');
  }
}
