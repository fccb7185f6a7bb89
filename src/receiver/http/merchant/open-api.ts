import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { problemSchema } from '../../../contract/schema/problem.ts';
import { eventSchemas } from '../../../contract/schema/webhook.ts';
import { type AnyErrorCode, meaningOf } from '../problem.ts';
import type { Operation } from './operation.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

const introduction = `What a merchant's own programs may ask of idgate. Every request carries a key of the store:
\`Authorization: Bearer idg_…\`. Keys are made in a terminal, for the scopes they need and no more.

Answers are JSON; errors are \`application/problem+json\` with a stable \`code\`. \`RateLimit\` tells how many more requests the key has in
the present minute, and \`Retry-After\` when to come again. Answers may get more fields, and lists more values: read over what you don't know.`;

/** The OpenAPI 3.1 document of these operations. `url` is where they are reached. */
export function openApiDocument(operations: readonly Operation[], url: string): OpenApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const one of operations) paths[one.path] = { ...paths[one.path], [one.method]: described(one) };
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'idgate for merchants', version: '1', description: introduction },
      servers: [{ url }],
      security: [{ key: [] }],
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of the store.' } },
        schemas: { Problem: problemSchema },
      },
      paths,
      webhooks: Object.fromEntries(Object.keys(eventSchemas).map((type) => [type, { post: told(type as Told) }])),
    },
    {
      // A client that is made from this must not break when an answer has a field more.
      override: ({ jsonSchema, io }) => {
        if (io === 'output') delete jsonSchema.additionalProperties;
      },
    },
  );
}

type Told = keyof typeof eventSchemas;

const happened: Readonly<Record<Told, string>> = {
  'check.created': 'A check began',
  'check.status_changed': 'The status of a check changed',
  'order.held': 'An order is held until somebody is verified',
  'order.released': 'An order that was held is let go',
  'webhook.test': 'You asked for a test',
};

const toEachWebhook = `Posted to your endpoints, and signed after Standard Webhooks: \`webhook-id\` is the same for every try, \`webhook-timestamp\`
the moment of this one, \`webhook-signature\` a list of signatures of which one has to fit. It may come more than once, and later than what
happened after it: of a check, what has the higher \`revision\` is newer.`;

function told(type: Told): ZodOpenApiOperationObject {
  return {
    operationId: type,
    summary: happened[type],
    description: toEachWebhook,
    requestBody: { required: true, content: { 'application/json': { schema: eventSchemas[type] } } },
    responses: {
      '2XX': { description: 'Anything but this, or nothing within 10 seconds, is a failure, and is tried again.' },
    },
  };
}

function described(one: Operation): ZodOpenApiOperationObject {
  const { params, query, headers, body } = one;
  return {
    operationId: one.id,
    summary: one.summary,
    description: [one.description, `Needs the scope \`${one.scope}\`.`].filter(Boolean).join('\n\n'),
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...goodAnswers(one), ...problemAnswers(one) },
  };
}

const goodAnswers = ({ answers }: Operation): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      { description, ...(schema && { content: { 'application/json': { schema } } }) },
    ]),
  );

/** What can go wrong with any request, and with any that has a body. */
const always: readonly AnyErrorCode[] = ['invalid_request', 'invalid_key', 'missing_scope', 'rate_limited', 'internal'];
const withBody: readonly AnyErrorCode[] = ['incomplete_body', 'too_large', 'unsupported_media_type'];

function problemAnswers({ problems, body }: Operation): ZodOpenApiResponsesObject {
  const codes = new Set([...problems, ...always, ...(body ? withBody : [])]);
  const byStatus = Map.groupBy(codes, (code) => meaningOf(code).status);
  return Object.fromEntries(
    [...byStatus]
      .sort(([one], [other]) => one - other)
      .map(([status, [first, ...others]]) => [
        status,
        {
          description: [first, ...others]
            .flatMap((code) => (code ? [`\`${code}\`: ${meaningOf(code).title}`] : []))
            .join('\n'),
          content: {
            'application/problem+json': {
              schema: problemSchema.extend({ code: z.enum([first, ...others] as [string, ...string[]]) }),
            },
          },
        },
      ]),
  );
}
