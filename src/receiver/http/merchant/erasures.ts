import { z } from 'zod';
import { erasureIdSchema, erasureSchema } from '../../../contract/schema/erasure.ts';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Erasable } from '../../checks/retention.ts';
import type { Parts } from '../parts.ts';
import { receiptOf } from '../receipt.ts';
import { type Answering, type Operation, operation } from './operation.ts';
import { ofCheck } from './read-checks.ts';

const scope = 'checks:erase';
const answers = { 200: { description: 'The receipt.', schema: erasureSchema } };
const what =
  'Evidence, credentials, histories, links and what BigCommerce shows are erased; providers are asked until they confirm. Checks stay to be counted, as nobody’s. Safe to repeat: the next receipt counts nothing.';

/** Erasing persons, with a receipt for each time. */
export function erasures({ erasures: kept, clock, log }: Parts): readonly Operation[] {
  const erase = async (storeHash: string, person: Erasable): Answering => {
    const erased = await kept.erasePerson(storeHash, person, clock());
    if (!erased.ok) return erased;
    log.info({ storeHash, erasureId: erased.value.erasureId }, 'person erased');
    return ok({ status: 200, body: receiptOf(erased.value) });
  };

  return [
    operation({
      id: 'erasePersonOfCheck',
      method: 'delete',
      path: '/checks/{checkId}/person',
      scope,
      summary: 'Erase the person of a check',
      description: `The person of this check, with every other check of theirs that is known to be. ${what}`,
      params: ofCheck,
      unknown: 'unknown_check',
      answers,
      problems: ['unknown_check'],
      answer: ({ store, params: { checkId } }) => erase(store.storeHash, { checkId }),
    }),

    operation({
      id: 'eraseCustomer',
      method: 'delete',
      path: '/customers/{customerId}/person',
      scope,
      summary: 'Erase a customer',
      description: `A customer of BigCommerce by their id, with all their checks, also where there is none. ${what}`,
      params: z.object({ customerId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      answers,
      problems: ['unknown_check', 'not_found'],
      answer: ({ store, params: { customerId } }) => erase(store.storeHash, { customerId }),
    }),

    operation({
      id: 'getErasure',
      method: 'get',
      path: '/erasures/{erasureId}',
      scope,
      summary: 'Read a receipt',
      description: 'With what providers have confirmed since.',
      params: z.object({ erasureId: erasureIdSchema }),
      unknown: 'unknown_erasure',
      answers,
      problems: ['unknown_erasure'],
      answer: async ({ store, params: { erasureId } }) => {
        const found = await kept.find(store.storeHash, erasureId);
        return found ? ok({ status: 200, body: receiptOf(found) }) : fail('unknown_erasure');
      },
    }),
  ];
}
