import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Parts } from '../parts.ts';
import type { Answer, Answering } from './operation.ts';

export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .meta({
      description:
        'A text of your own choice, new for each thing you want done. The same request with the same key is done once, and answered the same for a day.',
    }),
});

/** Does what is asked for, or answers as it was answered before where the request's key was seen within a day. */
export async function once(
  { idempotency, clock }: Pick<Parts, 'idempotency' | 'clock'>,
  storeHash: string,
  key: string | undefined,
  request: readonly unknown[],
  work: () => Answering,
): Answering {
  if (key === undefined) return work();
  const sha256 = createHash('sha256').update(JSON.stringify(request)).digest();
  const earlier = await idempotency.begin(storeHash, key, sha256, clock());
  switch (earlier.kind) {
    case 'other':
      return fail('idempotency_mismatch');
    case 'in_progress':
      return fail('idempotency_in_progress');
    case 'done':
      return ok({ status: earlier.status as Answer['status'], body: earlier.answer });
    case 'none':
      return keepAnswer();
    default:
      return earlier satisfies never;
  }

  async function keepAnswer(): Answering {
    let answer: Awaited<Answering> | undefined;
    try {
      answer = await work();
    } finally {
      if (!answer?.ok && key !== undefined) await idempotency.forget(storeHash, key);
    }
    if (answer.ok && key !== undefined)
      await idempotency.finish(storeHash, key, answer.value.status, answer.value.body);
    return answer;
  }
}
