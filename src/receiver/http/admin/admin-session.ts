import type { MiddlewareHandler } from 'hono';
import type { Store } from '../../store/stores.ts';
import type { User } from '../../store/users.ts';
import type { Env, Parts } from '../parts.ts';
import { problem } from '../problem.ts';

/** What a request to `/admin/api` carries behind `adminSession`. */
export interface AdminEnv extends Env {
  Variables: Env['Variables'] & {
    readonly store: Store;
    readonly user: User;
    readonly beganAtMs: number;
  };
}

/**
 * Lets in whoever brings a session of the app in `Authorization: Bearer`, and puts the store and the user, as they are now, on the
 * request. There is no cookie: no other page can have a browser ask in somebody's name.
 */
export const adminSession =
  ({ sessionTokens, stores, users }: Parts): MiddlewareHandler<AdminEnv> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const [, token = ''] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    const session = await sessionTokens.read(token);
    const [store, user] = session
      ? await Promise.all([stores.find(session.storeHash), users.find(session.storeHash, session.userId)])
      : [];
    // Who may use the app no longer has no row; who may again has a new one.
    if (!session || !store || !user || session.beganAtMs < user.addedAtMs) {
      c.header('WWW-Authenticate', 'Bearer');
      return problem(c, 'session_over');
    }
    c.set('store', store);
    c.set('user', user);
    c.set('beganAtMs', session.beganAtMs);
    await next();
    return undefined;
  };
