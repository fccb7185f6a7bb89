import { Hono } from 'hono';
import { readStoreHash } from '../../contract/wire/decision.ts';
import { type Reader, record } from '../../contract/wire/shape.ts';
import type { Check } from '../checks/check.ts';
import { mediaType, readJson } from './body.ts';
import { limited } from './limited.ts';
import { type NamedInResult, namedInResult } from './named-in-result.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** What a provider's widget hands to its callback, as an object or as text: a credential, for instance. */
const readResult: Reader<object | string> = (value) =>
  (typeof value === 'object' && value !== null) || typeof value === 'string' ? value : undefined;
/** The published callback writes `store_hash`; everything else of ours is camelCase. */
const readHint = record({ store_hash: readStoreHash, result: readResult });

/**
 * `POST /bc/result` takes `{ store_hash, result }` from a page's callback, the result as the widget gave it. It is a hint that something
 * may have changed, and nothing in it is believed: the check that it names, by its own id or by that of its session with a provider, is
 * looked up where it is kept, shown again as it stands there, and its provider asked anew. Answers 202, also for a result that names
 * nobody, of which nothing comes.
 */
export function resultHint(parts: Parts): Hono<Env> {
  const { stores, checks, sessions, log } = parts;
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
    const refusal = await limited(c, parts.shopperLimit, 'shopper', parts.clientKey(c, storeHash));
    if (refusal) return refusal;
    const named = namedInResult(result);
    const check = await findNamed(parts, storeHash, named);
    if (!check && named.checkIds.length > 0) return problem(c, 'unknown_check');
    if (check) {
      await checks.showAgain(check);
      const [latest] = await sessions.findOfCheck(storeHash, check.checkId);
      if (latest) await sessions.lookSoon(latest);
    }
    log.info({ storeHash, checkId: check?.checkId ?? null }, 'result hint');
    return c.body(null, 202);
  });
}

/** The live check that is meant. */
async function findNamed(
  { checks, sessions }: Pick<Parts, 'checks' | 'sessions'>,
  storeHash: string,
  { checkIds, sessionIds }: NamedInResult,
): Promise<Check | undefined> {
  for (const checkId of checkIds) {
    const check = await checks.find(storeHash, checkId);
    if (check) return check;
  }
  const session = sessionIds.length > 0 ? await sessions.findNamed(storeHash, sessionIds) : undefined;
  return session && checks.find(storeHash, session.checkId);
}
