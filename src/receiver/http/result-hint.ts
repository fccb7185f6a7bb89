import { Hono } from 'hono';
import { readStoreHash } from '../../contract/wire/decision.ts';
import { type Reader, record } from '../../contract/wire/shape.ts';
import type { Check } from '../checks/check.ts';
import type { Checks } from '../checks/ports.ts';
import { mediaType, readJson } from './body.ts';
import { namedInResult } from './named-in-result.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** What a provider's widget hands to its callback, as an object or as text: a credential, for instance. */
const readResult: Reader<object | string> = (value) =>
  (typeof value === 'object' && value !== null) || typeof value === 'string' ? value : undefined;
/** The published callback writes `store_hash`; everything else of ours is camelCase. */
const readHint = record({ store_hash: readStoreHash, result: readResult });

/**
 * `POST /bc/result` takes `{ store_hash, result }` from a page's callback, the result as the widget gave it. It is a hint that something
 * may have changed, and nothing in it is believed: the check that it names is looked up where it is kept, and shown again as it stands
 * there. Answers 202, also for a result that names nobody, of which nothing comes.
 */
export function resultHint({ stores, checks, log }: Parts): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    // A page that posts text without saying what it is says that it is plain.
    const mediaTypeWanted = mediaType(c.req.raw) === 'text/plain' ? 'text/plain' : 'application/json';
    const body = await readJson(c.req.raw, readHint, { mediaTypeWanted });
    if (!body.ok) return problem(c, body.code);
    const { store_hash: storeHash, result } = body.value;
    const store = await stores.find(storeHash);
    if (!store) return problem(c, 'unknown_store');
    const origin = c.req.header('origin');
    if (origin !== undefined && !store.origins.includes(origin)) return problem(c, 'origin_not_allowed');
    const named = namedInResult(result);
    const check = await findNamed(checks, storeHash, named.checkIds);
    if (!check && named.checkIds.length > 0) return problem(c, 'unknown_check');
    if (check) await checks.showAgain(check);
    log.info({ storeHash, checkId: check?.checkId ?? null }, 'result hint');
    return c.body(null, 202);
  });
}

async function findNamed(checks: Checks, storeHash: string, ids: readonly string[]): Promise<Check | undefined> {
  for (const id of ids) {
    const check = await checks.find(storeHash, id);
    if (check) return check;
  }
  return undefined;
}
