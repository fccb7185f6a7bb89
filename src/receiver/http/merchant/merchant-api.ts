import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import { readJson } from '../body.ts';
import { limited } from '../limited.ts';
import type { Env, Parts } from '../parts.ts';
import { type AnyErrorCode, problem } from '../problem.ts';
import { queryOf } from '../query.ts';
import type { Asking, Operation } from './operation.ts';

const maxBodyBytes = 16 * 1024;

/** `/api/v1`: what a merchant's own programs may ask for, each request with a key of the store. */
export function merchantApi(parts: Parts, operations: readonly Operation[]): Hono<Env> {
  const api = new Hono<Env>();
  for (const one of operations) {
    const path = one.path.replace(/\{(\w+)\}/g, ':$1');
    api.on(one.method.toUpperCase(), path, (c) => answer(parts, c, one));
  }
  return api;
}

async function answer(
  { merchantKeys, keyLimit, stores, clock, log }: Parts,
  c: Context<Env>,
  one: Operation,
): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const [, text] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  const key = text === undefined ? undefined : await merchantKeys.open(text, clock());
  if (!key) {
    c.header('WWW-Authenticate', 'Bearer');
    return problem(c, 'invalid_key');
  }
  const refusal = await limited(c, keyLimit, 'key', key.keyId);
  if (refusal) return refusal;
  if (!key.scopes.includes(one.scope)) return problem(c, 'missing_scope');
  const store = await stores.find(key.storeHash);
  if (!store) return problem(c, 'invalid_key');

  const read = await readRequest(c, one);
  if (!read.ok) return problem(c, read.code, read.fields.length > 0 ? { fields: read.fields } : {});
  const answered = await one.answer({ key, store, ...read.value } as Asking<never, never, never, never>);
  const about = { storeHash: key.storeHash, keyId: key.keyId, operation: one.id };
  if (!answered.ok) {
    log.info({ ...about, code: answered.code }, 'merchant request refused');
    return problem(c, answered.code);
  }
  log.info(about, 'merchant request');
  const { status, body } = answered.value;
  return body === undefined ? c.body(null, status) : c.json(body, status as 200);
}

type Read =
  | { ok: true; value: Pick<Asking<unknown, unknown, unknown, unknown>, 'params' | 'query' | 'headers' | 'body'> }
  | { ok: false; code: AnyErrorCode; fields: readonly string[] };

async function readRequest(c: Context<Env>, { params, query, headers, body, unknown }: Operation): Promise<Read> {
  const inPath = params?.safeParse(c.req.param());
  if (inPath && !inPath.success) return { ok: false, code: unknown ?? 'not_found', fields: [] };
  const inQuery = (query ?? nothing).safeParse(queryOf(c, query?.shape));
  const inHeaders = headers?.safeParse(c.req.header());
  const inBody = body && (await readBody(c.req.raw, body));
  if (inBody && !inBody.ok && inBody.code !== 'invalid_request') return { ok: false, code: inBody.code, fields: [] };
  const fields = [
    ...fieldsOf('query', inQuery.error),
    ...fieldsOf('header', inHeaders?.error),
    ...(inBody && !inBody.ok ? inBody.fields : []),
  ];
  if (fields.length > 0) return { ok: false, code: 'invalid_request', fields };
  const value = {
    params: inPath?.data,
    query: inQuery.data,
    headers: inHeaders?.data,
    body: inBody?.ok ? inBody.value : undefined,
  };
  return { ok: true, value };
}

const nothing = z.strictObject({});

async function readBody(
  request: Request,
  schema: z.ZodType,
): Promise<Result<unknown, AnyErrorCode> & { readonly fields: readonly string[] }> {
  const json = await readJson(request, (value) => ({ value }), { maxBytes: maxBodyBytes });
  if (!json.ok) return { ...fail(json.code), fields: [] };
  const read = schema.safeParse(json.value.value);
  return read.success
    ? { ...ok(read.data), fields: [] }
    : { ...fail('invalid_request'), fields: fieldsOf('body', read.error) };
}

/** Where the trouble is, by names that are ours: nothing of what was sent. */
const fieldsOf = (where: string, error: z.ZodError | undefined): string[] => [
  ...new Set((error?.issues ?? []).map(({ path }) => [where, ...path].map(String).join('.'))),
];
