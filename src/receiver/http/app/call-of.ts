import type { Context } from 'hono';
import type { AppCall } from '../../checks/app-call.ts';
import type { Env, Parts } from '../parts.ts';

const longestToken = 8_192;

/** The signed call that a request brings. Undefined where there is none that can be believed. */
export async function callOf(
  { readAppCall }: Pick<Parts, 'readAppCall'>,
  c: Context<Env>,
): Promise<AppCall | undefined> {
  const [token, ...others] = c.req.queries('signed_payload_jwt') ?? [];
  return token === undefined || others.length > 0 || token.length > longestToken ? undefined : readAppCall(token);
}
