import { Hono } from 'hono';
import type { Env, Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { callOf } from './call-of.ts';

/** `GET /uninstall`: BigCommerce's server says that the app was taken off. A call that was answered before does nothing, and is answered alike. */
export function uninstall(parts: Parts): Hono<Env> {
  return new Hono<Env>().on('GET', '/', async (c) => {
    const call = await callOf(parts, c);
    if (!call) return problem(c, 'bad_signature');
    const outcome = await parts.appCalls.uninstall(call, parts.clock());
    parts.log.info({ storeHash: call.storeHash, userId: call.user.userId, outcome }, 'app uninstalled');
    return c.json({});
  });
}

/** `GET /remove_user`: BigCommerce's server says that somebody may use the app no longer. Their sessions are over. */
export function removeUser(parts: Parts): Hono<Env> {
  return new Hono<Env>().on('GET', '/', async (c) => {
    const call = await callOf(parts, c);
    if (!call) return problem(c, 'bad_signature');
    await parts.appCalls.removeUser(call, parts.clock());
    parts.log.info({ storeHash: call.storeHash, userId: call.user.userId }, 'user removed');
    return c.json({});
  });
}
