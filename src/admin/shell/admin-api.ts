import ky from 'ky';
import type { z } from 'zod';
import { type Session, sessionSchema } from '../../contract/schema/admin/session.ts';
import { type Answer, failed, failureIn } from './answer.ts';

/** What narrows a list down. What is undefined or empty is left out. Never anything personal: it stands in an address. */
export type Search = Readonly<Record<string, string | number | undefined>>;

/** Asks `/admin/api` in the name of whoever opened the app. Nothing rejects: what went wrong is in the answer. */
export interface AdminApi {
  /** `path` begins with a slash, as in `/checks`. */
  read<T>(
    schema: z.ZodType<T>,
    path: string,
    options?: { readonly search?: Search; readonly signal?: AbortSignal },
  ): Promise<Answer<T>>;
  /** Changes something, and answers what `schema` finds in the reply. */
  send<T>(schema: z.ZodType<T>, method: Method, path: string, body?: unknown): Promise<Answer<T>>;
  /** Changes something whose reply says nothing more. */
  tell(method: Method, path: string, body?: unknown): Promise<Answer<null>>;
  /** A file, such as `/checks.csv`. */
  file(path: string, search?: Search): Promise<Answer<Blob>>;
}

export type Method = 'POST' | 'PUT' | 'DELETE';

export interface AdminApiParts {
  readonly apiBase: string;
  readonly session: Session;
  readonly clock: () => number;
  /** The session is over for good: nothing more will be answered. */
  readonly onSessionOver: () => void;
}

const renewedBeforeMs = 2 * 60 * 1_000;
const timeoutMs = 30_000;

/** The session stands in this closure and nowhere else: no other script, and no later page, finds it. */
export function createAdminApi({ apiBase, session: begun, clock, onSessionOver }: AdminApiParts): AdminApi {
  let session = begun;
  let renewing: Promise<void> | undefined;
  // A merchant who waits sees that, and tries again by hand: nothing is repeated behind their back.
  const http = ky.create({
    prefix: `${apiBase}/admin/api`,
    credentials: 'omit',
    timeout: timeoutMs,
    retry: 0,
    throwHttpErrors: false,
  });
  const withSession = () => ({ authorization: `Bearer ${session.token}` });

  const renew = async () => {
    const answer = await http.post('session', { headers: withSession() });
    // One that can't be renewed is told of by the request that comes next.
    if (answer.ok) session = sessionSchema.parse(await answer.json());
  };

  const ask = async (
    method: string,
    path: string,
    options: { readonly search?: Search; readonly signal?: AbortSignal; readonly body?: unknown },
  ): Promise<Answer<Response>> => {
    const { search = {}, signal, body } = options;
    try {
      if (clock() > session.expiresAtMs - renewedBeforeMs) {
        renewing ??= renew().finally(() => {
          renewing = undefined;
        });
        await renewing;
      }
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
      const response = await http(path.slice(1), {
        method,
        headers: withSession(),
        searchParams: given as [string, string | number][],
        ...(signal && { signal }),
        ...(body !== undefined && { json: body }),
      });
      if (response.ok) return { ok: true, value: response };
      const answer = await failureIn(response);
      if (answer.failure.code === 'session_over') onSessionOver();
      return answer;
    } catch {
      return failed('offline');
    }
  };

  const parsed = async <T>(schema: z.ZodType<T>, asked: Promise<Answer<Response>>): Promise<Answer<T>> => {
    const answer = await asked;
    if (!answer.ok) return answer;
    const read = schema.safeParse(await answer.value.json().catch(() => undefined));
    return read.success ? { ok: true, value: read.data } : failed('unreadable');
  };

  return {
    read: (schema, path, options = {}) => parsed(schema, ask('GET', path, options)),
    send: (schema, method, path, body) => parsed(schema, ask(method, path, { body })),
    async tell(method, path, body) {
      const answer = await ask(method, path, { body });
      return answer.ok ? { ok: true, value: null } : answer;
    },
    async file(path, search = {}) {
      const answer = await ask('GET', path, { search });
      if (!answer.ok) return answer;
      return answer.value.blob().then(
        (value) => ({ ok: true, value }),
        () => failed('offline'),
      );
    },
  };
}
