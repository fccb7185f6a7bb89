import { Hono } from 'hono';
import { type CreatedKey, type KeyItem, type KeysView, newKeySchema } from '../../../contract/schema/admin/keys.ts';
import type { MerchantKey } from '../../store/merchant-keys.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/** `GET /keys`: what lets the merchant's programs in. `POST /keys`: another, which is shown this once. `DELETE /keys/{id}`: ends one. */
export function keys({ merchantKeys, clock, newCode, log }: Parts): Hono<AdminEnv> {
  // A part of 32 random bytes.
  const newKeyId = () => Buffer.from(newCode(), 'base64url').subarray(0, 6).toString('hex');

  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const known = await merchantKeys.list(c.get('store').storeHash);
      return c.json({ items: known.map(itemOf) } satisfies KeysView);
    })

    .post('/', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const given = await readJson(c.req.raw, (value) => newKeySchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const { name, expiresAtMs } = given.value;
      const scopes = [...new Set(given.value.scopes)];
      const nowMs = clock();
      if (expiresAtMs !== null && expiresAtMs <= nowMs) return problem(c, 'invalid_request');
      const keyId = newKeyId();
      const fresh = { keyId, secret: newCode(), storeHash, name, scopes, expiresAtMs };
      const key = await merchantKeys.create(fresh, nowMs, userId);
      if (key === undefined) return problem(c, 'session_over');
      log.info({ storeHash, userId, keyId }, 'key made');
      const item = { keyId, name, scopes, createdAtMs: nowMs, expiresAtMs, revokedAtMs: null, lastUsedAtMs: null };
      return c.json({ ...item, key } satisfies CreatedKey, 201);
    })

    .delete('/:keyId', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const keyId = c.req.param('keyId');
      const isKnown = await merchantKeys.revoke(storeHash, keyId, clock(), userId);
      if (!isKnown) return problem(c, 'not_found');
      log.info({ storeHash, userId, keyId }, 'key revoked');
      return c.body(null, 204);
    });
}

const itemOf = ({ storeHash: _, scopes, ...key }: MerchantKey): KeyItem => ({ ...key, scopes: [...scopes] });
