import { Hono } from 'hono';
import { readCheckId } from '../../contract/wire/check-view.ts';
import { readStoreHash } from '../../contract/wire/decision.ts';
import { type Reader, record } from '../../contract/wire/shape.ts';
import { readJson } from './body.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

const object: Reader<Record<string, unknown>> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
const readHint = record({ storeHash: readStoreHash, result: object });
/** The page's callback writes `store_hash`; everything else of ours is camelCase. */
const readPosted: Reader<{ storeHash: string; checkId: string }> = (value) => {
  const posted = object(value);
  const hint = posted && readHint({ storeHash: posted['store_hash'], result: posted['result'] });
  const checkId = hint && readCheckId(hint.result['checkId'] ?? hint.result['check_id']);
  return hint && checkId ? { storeHash: hint.storeHash, checkId } : undefined;
};

/**
 * `POST /bc/result` takes `{ store_hash, result }` from a page's callback. It is a hint that something may have changed, and nothing in
 * it is believed: the check is looked up where it is kept, and shown again as it stands there. Answers 202.
 */
export function resultHint({ stores, checks, log }: Parts): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const body = await readJson(c.req.raw, readPosted);
    if (!body.ok) return problem(c, body.code);
    const { storeHash, checkId } = body.value;
    const store = await stores.find(storeHash);
    if (!store) return problem(c, 'unknown_store');
    const origin = c.req.header('origin');
    if (origin !== undefined && !store.origins.includes(origin)) return problem(c, 'origin_not_allowed');
    const check = await checks.find(storeHash, checkId);
    if (!check) return problem(c, 'unknown_check');
    await checks.showAgain(check);
    log.info({ storeHash, checkId }, 'result hint');
    return c.body(null, 202);
  });
}
