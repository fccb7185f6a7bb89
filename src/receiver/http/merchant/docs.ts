import { Hono } from 'hono';
import type { Env, Parts } from '../parts.ts';
import { docsPage, docsPolicy } from './docs-page.ts';
import { openApiDocument } from './open-api.ts';
import type { Operation } from './operation.ts';

/** `GET /api/openapi.json` and `GET /api/docs`: what `/api/v1` offers, for programs and for people. */
export function docs({ publicUrl }: Pick<Parts, 'publicUrl'>, operations: readonly Operation[]): Hono<Env> {
  const document = openApiDocument(operations, `${publicUrl}/api/v1`);
  // The receiver may be published under a path of its own.
  const base = new URL(publicUrl).pathname.replace(/\/$/, '');
  return new Hono<Env>()
    .get('/openapi.json', (c) => c.json(document))
    .get('/docs', (c) =>
      c.html(docsPage(document, `${base}/api/openapi.json`), 200, { 'Content-Security-Policy': docsPolicy }),
    );
}
