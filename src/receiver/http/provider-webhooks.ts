import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { providerNames, type RemoteProviderName } from '../checks/provider.ts';
import type { Session } from '../checks/sessions.ts';
import type { Work } from '../checks/work.ts';
import { readBytes } from './body.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** Some providers send all that they know of a person. It is proven, and not kept. */
const maxBodyBytes = 1024 * 1024;
const maxIdLength = 200;

/**
 * `POST /providers/:provider/:storeHash/webhooks`: stores an authentic delivery and the looks it asks for, then answers 200 without a
 * body. What it says is not believed: each session is read where it is kept. A delivery that was seen before has no effect, one that is
 * old or about somebody else's session is taken all the same.
 */
export function providerWebhooks(parts: Parts): Hono<Env> {
  return new Hono<Env>().post('/:provider/:storeHash/webhooks', async (c) => {
    const body = await readBytes(c.req.raw, maxBodyBytes);
    if (!body.ok) return problem(c, body.code);
    const name = remoteProvider(c.req.param('provider'));
    if (!name) return problem(c, 'not_found');
    const store = await parts.stores.find(c.req.param('storeHash'));
    if (!store) return problem(c, 'unknown_store');
    const { storeHash } = store;
    const provider = await parts.providers.open(storeHash, name);
    if (!provider?.abilities.hasWebhooks) return problem(c, 'not_found');

    const nowMs = parts.clock();
    const read = await provider.readWebhook(Object.fromEntries(c.req.raw.headers), body.value, nowMs);
    if (!read.ok) return problem(c, read.code === 'unreadable' ? 'invalid_request' : read.code);
    const { deliveryId, sessionIds } = read.value;
    if (deliveryId.length > maxIdLength) return problem(c, 'invalid_request');
    const found = await Promise.all(sessionIds.map((sessionId) => parts.sessions.find(storeHash, name, sessionId)));
    const accepted = await parts.deliveries.accept(
      {
        source: name,
        // One account at a provider may serve several stores, and each of them hears the same news.
        deliveryId: `${storeHash}/${deliveryId}`,
        storeHash,
        bodySha256: createHash('sha256').update(body.value).digest(),
        receivedAtMs: nowMs,
      },
      found.filter((session) => session !== undefined).map(lookAt),
    );
    if (!accepted.ok) {
      parts.log.error({ storeHash, provider: name }, 'webhook id replayed with another body');
      return problem(c, accepted.code);
    }
    return c.body(null, 200);
  });
}

const remoteProvider = (name: string): RemoteProviderName | undefined =>
  providerNames.find((one): one is RemoteProviderName => one === name && one !== 'document');

const lookAt = ({ storeHash, provider, sessionId }: Session): Work => ({
  name: 'refresh-session',
  storeHash,
  provider,
  sessionId,
});
