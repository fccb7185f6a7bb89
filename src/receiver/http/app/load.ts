import { Hono } from 'hono';
import type { Env, Parts } from '../parts.ts';
import { showApp, showSentence } from './app-page.ts';
import { callOf } from './call-of.ts';

/**
 * `GET /load`: somebody of the store's staff opens the app. What let them in stands in the address and is good for a day, so it is good
 * once: it is exchanged for a session that only the page has.
 */
export function load(parts: Parts): Hono<Env> {
  return new Hono<Env>().on('GET', '/', async (c) => {
    const call = await callOf(parts, c);
    if (!call) {
      parts.log.warn({ code: 'bad_signature' }, 'app not opened');
      return showSentence(
        c,
        parts,
        401,
        'Open idgate from BigCommerce',
        'This page opens from the Apps menu of the control panel alone, and the link there works for a day.',
      );
    }
    const { storeHash, path, user } = call;
    const nowMs = parts.clock();
    const loaded = await parts.appCalls.load(call, nowMs);
    if (!loaded.ok) {
      parts.log.warn({ storeHash, userId: user.userId, code: loaded.code }, 'app not opened');
      return loaded.code === 'seen'
        ? showSentence(
            c,
            parts,
            410,
            'This link is used up',
            'Each link opens idgate once. Open it again from the Apps menu of the control panel.',
          )
        : showSentence(
            c,
            parts,
            404,
            'idgate is not installed in this store',
            'It was taken off, or its data was removed. To use it, uninstall it in the Apps menu if it is still there, then install it again.',
          );
    }
    const { userId } = loaded.value;
    parts.log.info({ storeHash, userId }, 'app opened');
    const session = await parts.sessionTokens.issue({ storeHash, userId, beganAtMs: nowMs });
    if (!session) throw new Error('A session that begins now has not ended');
    return showApp(c, parts, { session, path });
  });
}
