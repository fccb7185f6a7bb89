import { type CheckUpdate, readCheckUpdate } from '../../contract/wire/check-update.ts';
import { bearer } from '../../follow/bearer.ts';
import { callJson, type Fetch } from '../call.ts';

/** How a check stands now. Undefined when the receiver doesn't say. */
export const readCheck = async (fetch: Fetch, address: string, token: string): Promise<CheckUpdate | undefined> =>
  readCheckUpdate(await callJson(fetch, address, { headers: bearer(token) }));
