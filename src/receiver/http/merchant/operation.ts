import type { z } from 'zod';
import type { Scope } from '../../../contract/schema/scope.ts';
import type { Result } from '../../../contract/wire/result.ts';
import type { MerchantKey } from '../../store/merchant-keys.ts';
import type { Store } from '../../store/stores.ts';
import type { AnyErrorCode } from '../problem.ts';

type Shape = z.ZodObject<z.ZodRawShape>;
type Statuses = 200 | 201 | 202 | 204;

/** One thing that a merchant's program can ask for: the same words make the route, its checks and its description. */
interface Described<Params extends Shape, Query extends Shape, Headers extends Shape, Body extends z.ZodType> {
  /** Stable: generated clients name their functions after it. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, with its parameters in braces. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  /** In small letters. */
  readonly headers?: Headers;
  readonly body?: Body;
  /** What is answered when all is well. Null for an answer without a body. */
  readonly answers: Partial<Record<Statuses, { readonly description: string; readonly schema: z.ZodType | null }>>;
  /** What can go wrong, beside what can with every request. */
  readonly problems: readonly AnyErrorCode[];
  /** The answer to an address whose parameters are of no known form: the same as where there is no such thing. */
  readonly unknown?: AnyErrorCode;
}

export interface Asking<Params, Query, Headers, Body> {
  readonly key: MerchantKey;
  readonly store: Store;
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Answer {
  readonly status: Statuses;
  /** Undefined for none. */
  readonly body?: unknown;
}

export type Answering = Promise<Result<Answer, AnyErrorCode>>;

export interface Operation extends Described<Shape, Shape, Shape, z.ZodType> {
  readonly answer: (asking: Asking<never, never, never, never>) => Answering;
}

/** Puts an operation together, and has the compiler compare what it describes with what it does. */
export const operation = <
  Params extends Shape = z.ZodObject<Record<never, never>>,
  Query extends Shape = z.ZodObject<Record<never, never>>,
  Headers extends Shape = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
>(
  described: Described<Params, Query, Headers, Body> & {
    readonly answer: (
      asking: Asking<z.output<Params>, z.output<Query>, z.output<Headers>, z.output<Body>>,
    ) => Answering;
  },
): Operation => described;
