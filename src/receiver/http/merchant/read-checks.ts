import { z } from 'zod';
import { checkIdSchema } from '../../../contract/schema/ids.ts';
import { checkListQuerySchema, checkListSchema, merchantCheckSchema } from '../../../contract/schema/merchant-check.ts';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { CheckPosition } from '../../store/check-records.ts';
import type { Parts } from '../parts.ts';
import { type Operation, operation } from './operation.ts';

export const ofCheck = z.object({ checkId: checkIdSchema });

/** `GET /checks/{checkId}` and `GET /checks`. */
export const readChecks = ({ checkRecords }: Parts): readonly Operation[] => [
  operation({
    id: 'getCheck',
    method: 'get',
    path: '/checks/{checkId}',
    scope: 'checks:read',
    summary: 'Read a check',
    params: ofCheck,
    unknown: 'unknown_check',
    answers: { 200: { description: 'The check, as it is now.', schema: merchantCheckSchema } },
    problems: ['unknown_check'],
    answer: async ({ store, params }) => {
      const check = await checkRecords.find(store.storeHash, params.checkId);
      return check ? ok({ status: 200, body: check }) : fail('unknown_check');
    },
  }),

  operation({
    id: 'listChecks',
    method: 'get',
    path: '/checks',
    scope: 'checks:read',
    summary: 'List checks',
    description: 'Newest first. Checks that begin while you read page after page are not on the pages to come.',
    query: checkListQuerySchema,
    answers: { 200: { description: 'A page of checks.', schema: checkListSchema } },
    problems: ['invalid_request'],
    answer: async ({ store, query }) => {
      const { status, customerId, orderId, provider, createdFrom, createdTo, updatedFrom, updatedTo } = query;
      const filter = {
        statuses: status,
        customerId,
        orderId,
        provider,
        createdFromMs: momentOf(createdFrom),
        createdToMs: momentOf(createdTo),
        updatedFromMs: momentOf(updatedFrom),
        updatedToMs: momentOf(updatedTo),
      };
      const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
      if (query.cursor !== undefined && !after) return fail('invalid_request');
      // One more than wanted tells whether there is another page.
      const found = await checkRecords.list(store.storeHash, filter, after, query.limit + 1);
      const checks = found.slice(0, query.limit);
      const last = checks.at(-1);
      return ok({
        status: 200,
        body: { checks, nextCursor: last && found.length > query.limit ? writeCursor(last) : null },
      });
    },
  }),
];

const momentOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

const position = z.tuple([z.int().min(0).max(8.64e15), checkIdSchema]);

const writeCursor = ({ createdAt, checkId }: { createdAt: string; checkId: string }) =>
  Buffer.from(JSON.stringify([Date.parse(createdAt), checkId])).toString('base64url');

function readCursor(text: string): CheckPosition | undefined {
  try {
    const [createdAtMs, checkId] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { createdAtMs, checkId };
  } catch {
    return undefined;
  }
}
