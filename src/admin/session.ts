import { type Session, sessionSchema } from '../contract/schema/admin/session.ts';

/** Asks `/admin/api` in the name of whoever opened the app. */
export interface AdminApi {
  /** The answer, whatever it says. Renews the session first when it is about to end. Rejects where nothing answers. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

const renewedBeforeMs = 2 * 60 * 1_000;

/** The session stands in this closure and nowhere else: no other script, and no later page, finds it. */
export function createAdminApi(apiBase: string, begun: Session, clock: () => number): AdminApi {
  let session = begun;
  let renewing: Promise<void> | undefined;
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${session.token}`);
    return fetch(`${apiBase}/admin/api${path}`, { ...init, headers, credentials: 'omit' });
  };
  const renew = async () => {
    const answer = await send('/session', { method: 'POST' });
    // One that can't be renewed is told of by the request that comes next.
    if (answer.ok) session = sessionSchema.parse(await answer.json());
  };
  return {
    async ask(path, init) {
      if (clock() > session.expiresAtMs - renewedBeforeMs) {
        renewing ??= renew().finally(() => {
          renewing = undefined;
        });
        await renewing;
      }
      return send(path, init);
    },
  };
}
