import type { Context } from 'hono';

const defaultLimit = 50;
const maxLimit = 250;

function readLimit(c: Context): number {
  const limit = Number(c.req.query('limit') ?? defaultLimit);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, maxLimit) : defaultLimit;
}

function readPage(c: Context): number {
  const page = Number(c.req.query('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** One page of a V2 list. */
export function legacyPage<T>(c: Context, items: readonly T[]): T[] {
  const limit = readLimit(c);
  return items.slice((readPage(c) - 1) * limit, readPage(c) * limit);
}

/** V2 answers an empty list with no body at all. */
export const listOrNothing = (c: Context, items: readonly unknown[]) =>
  items.length > 0 ? c.json(items) : c.body(null, 204);

/** One page of a V3 list, by page number. */
export function numberedPage<T>(c: Context, items: readonly T[]) {
  const limit = readLimit(c);
  const page = readPage(c);
  return { data: items.slice((page - 1) * limit, page * limit), meta: { pagination: pagination(items, page, limit) } };
}

/** One page of a V3 list whose items have ids, by cursor or, where there is none, by page number. */
export function cursorPage<T extends { id: number }>(c: Context, items: readonly T[]) {
  const limit = readLimit(c);
  const after = readCursor(c.req.query('after'));
  const before = readCursor(c.req.query('before'));
  const page = after === null && before === null ? readPage(c) : 1;
  const inOrder = [...items].sort((a, b) => a.id - b.id);
  const from = after ?? (page - 1 > 0 ? (inOrder[(page - 1) * limit - 1]?.id ?? Number.POSITIVE_INFINITY) : 0);
  const upTo = inOrder.filter(({ id }) => id > from && (before === null || id < before));
  const data = before === null ? upTo.slice(0, limit) : upTo.slice(-limit);
  const first = data[0];
  const last = data.at(-1);
  const cursors = {
    ...(first && { start_cursor: writeCursor(first.id) }),
    ...(last && { end_cursor: writeCursor(last.id) }),
  };
  const links = {
    ...(first &&
      inOrder.some(({ id }) => id < first.id) && { previous: `?before=${writeCursor(first.id)}&limit=${limit}` }),
    current: `?limit=${limit}`,
    ...(last && inOrder.some(({ id }) => id > last.id) && { next: `?after=${writeCursor(last.id)}&limit=${limit}` }),
  };
  return {
    data,
    meta: {
      pagination: pagination(items, page, limit),
      cursor_pagination: { count: data.length, per_page: limit, ...cursors, links },
    },
  };
}

function pagination(items: readonly unknown[], page: number, limit: number) {
  const pageCount = Math.ceil(items.length / limit);
  const link = (number: number) => `?page=${number}&limit=${limit}`;
  return {
    total: items.length,
    count: Math.max(0, Math.min(limit, items.length - (page - 1) * limit)),
    per_page: limit,
    current_page: page,
    total_pages: pageCount,
    links: {
      ...(page > 1 && { previous: link(page - 1) }),
      current: link(page),
      ...(page < pageCount && { next: link(page + 1) }),
    },
  };
}

const writeCursor = (id: number) => Buffer.from(String(id)).toString('base64url');

function readCursor(cursor: string | undefined): number | null {
  const id = Number(Buffer.from(cursor ?? '', 'base64url').toString());
  return Number.isInteger(id) && id > 0 ? id : null;
}

/** The numbers of a filter such as `id:in=1,2`; undefined where it is not used. */
export function numbersIn(c: Context, name: string): number[] | undefined {
  return c.req.query(name)?.split(',').map(Number);
}

/** The words of a filter such as `key:in=a,b` or `key=a`; undefined where neither is used. */
export function wordsIn(c: Context, name: string): string[] | undefined {
  const one = c.req.query(name);
  return one === undefined ? c.req.query(`${name}:in`)?.split(',') : [one];
}
