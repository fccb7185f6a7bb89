import { z } from 'zod';

/** Why something that was asked of idgate came to nothing. */
export interface Failure {
  /**
   * The receiver's own code, such as `edit_conflict`; or one of the page: `offline` where nothing answers, `unreadable` for an answer that
   * the page does not understand.
   */
  readonly code: string;
  /** To quote to whoever runs idgate. */
  readonly requestId: string | null;
  /** Everything that the receiver said with the code: who edited meanwhile, say. */
  readonly details: Readonly<Record<string, unknown>>;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const problemSchema = z.looseObject({ code: z.string(), requestId: z.string().optional() });

export const failed = (code: string): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: { code, requestId: null, details: {} },
});

/** What the receiver says in an error answer. Anything else that answers, a proxy say, is not understood. */
export async function failureIn(response: Response): Promise<{ readonly ok: false; readonly failure: Failure }> {
  const said = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (!said.success) return failed(response.status >= 500 ? 'offline' : 'unreadable');
  const { code, requestId = null, ...details } = said.data;
  return { ok: false, failure: { code, requestId, details } };
}
