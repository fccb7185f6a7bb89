import { z } from 'zod';
import { checkIdSchema } from '../../../contract/schema/ids.ts';
import { checkListQuerySchema, checkListSchema, merchantCheckSchema } from '../../../contract/schema/merchant-check.ts';
import { fail, ok } from '../../../contract/wire/result.ts';
import { readCursor, writeCursor } from '../cursor.ts';
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
      const position = query.cursor === undefined ? undefined : readCursor(query.cursor);
      if (query.cursor !== undefined && !position) return fail('invalid_request');
      const after = position && { createdAtMs: position.createdAtMs, checkId: position.id };
      // One more than wanted tells whether there is another page.
      const found = await checkRecords.list(store.storeHash, filter, after, query.limit + 1);
      const checks = found.slice(0, query.limit);
      const last = found.length > query.limit ? checks.at(-1) : undefined;
      const nextCursor = last ? writeCursor(Date.parse(last.createdAt), last.checkId) : null;
      return ok({ status: 200, body: { checks, nextCursor } });
    },
  }),
];

const momentOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
