import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Client, createClient } from '../../../src/receiver/bigcommerce/client.ts';
import type { Entry, RequestPass, RequestQuota } from '../../../src/receiver/checks/request-quota.ts';

const pass: RequestPass = { windowNo: '1', sentAtMs: 0, slot: null };
const quota = {
  enter: vi.fn<RequestQuota['enter']>(),
  leave: vi.fn<RequestQuota['leave']>(),
  closedForMs: vi.fn<RequestQuota['closedForMs']>(),
};
const fetch = vi.fn<typeof globalThis.fetch>();
const paused: number[] = [];
let client: Client;
beforeEach(() => {
  quota.enter.mockReset().mockResolvedValue({ isOpen: true, pass });
  quota.leave.mockReset().mockResolvedValue();
  fetch.mockReset();
  paused.length = 0;
  client = createClient({
    storeHash: 'abc123',
    accessToken: 'token',
    apiUrl: 'https://api.example',
    fetch,
    clock: () => 0,
    pause: async (durationMs) => paused.push(durationMs),
    quota,
  });
});

const shape = z.object({ id: z.number() });
const answer = (body: string, status = 200, headers: Record<string, string> = {}) =>
  fetch.mockImplementation(async () => new Response(body, { status, headers }));
const get = () => client.get('v2/orders/250', shape, { email: 'avery@example.com' });
const ends = () => quota.leave.mock.calls.map(([, end]) => end);

describe('what was asked for', () => {
  test('is answered when it has the shape that is needed, whatever else it has', async () => {
    answer('{"id":250,"new_thing":true}');
    expect(await get()).toEqual({ ok: true, value: { id: 250 } });
  });

  test('is an empty list when the answer is empty', async () => {
    fetch.mockImplementation(async () => new Response(null, { status: 204 }));
    expect(await client.get('v2/orders', z.array(shape))).toEqual({ ok: true, value: [] });
  });

  test.each([
    [401, '{"status":401,"title":"Unauthorized","type":"x"}', 'unauthorized'],
    [403, `{"status":403,"title":"You don't have a required scope to access the endpoint","type":"x"}`, 'unauthorized'],
    [404, '[{"status":404,"message":"The requested resource was not found."}]', 'not_found'],
    [408, '', 'unreachable'],
    [409, '{"status":409,"title":"taken","type":"x","errors":{}}', 'conflict'],
    [413, '', 'refused'],
    [422, '{"status":422,"title":"JSON data is missing or invalid","type":"x","errors":{"a":"b"}}', 'refused'],
    [429, '', 'rate_limited'],
    [503, '<html>', 'unreachable'],
  ])('is refused with %d, in whatever shape: %s', async (status, body, code) => {
    answer(body, status);
    expect(await get()).toEqual({ ok: false, code, detail: `GET v2/orders/…: answered ${status}` });
  });

  test.each([
    ['<!doctype html><title>One moment</title>', 'is no JSON'],
    ['{"id":25', 'is no JSON'],
    ['{"id":"Avery Sample"}', 'id is invalid_type'],
    ['[]', 'the whole is invalid_type'],
  ])('is a surprise that is told without quoting it: %s', async (body, detail) => {
    answer(body);
    expect(await get()).toEqual({ ok: false, code: 'unexpected', detail: `GET v2/orders/…: ${detail}` });
  });
});

describe('a connection that breaks', () => {
  test('is tried once more where nothing can have been changed', async () => {
    fetch.mockRejectedValueOnce(new TypeError('fetch failed')).mockImplementation(async () => Response.json({ id: 1 }));
    expect(await get()).toEqual({ ok: true, value: { id: 1 } });
    expect(ends()).toEqual([{ kind: 'unreachable' }, { kind: 'answered', news: null }]);
  });

  test.each(['post', 'put'] as const)('is not tried again with %s', async (method) => {
    fetch.mockRejectedValue(new TypeError('fetch failed'));
    expect(await client[method]('v2/orders/250', shape, {})).toMatchObject({ ok: false, code: 'unreachable' });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('the quota', () => {
  test('is asked for leave before each request, and is told what the answer says of it', async () => {
    answer('{"id":1}', 200, { 'X-Rate-Limit-Requests-Left': '35', 'x-rate-limit-time-reset-ms': '15000' });
    await get();
    expect(ends()).toEqual([{ kind: 'answered', news: { requestsLeft: 35, resetMs: 15_000 } }]);
  });

  test('is told of an answer that has no room, with what it asks for', async () => {
    answer('', 429, { 'X-Retry-After': '12' });
    await get();
    expect(ends()).toEqual([{ kind: 'overloaded', news: null, retryAfterMs: 12_000 }]);
  });

  test('is not told nonsense', async () => {
    answer('{"id":1}', 200, { 'X-Rate-Limit-Requests-Left': 'many', 'X-Rate-Limit-Time-Reset-Ms': '15000' });
    await get();
    expect(ends()).toEqual([{ kind: 'answered', news: null }]);
  });

  test('is waited for a little, and no request is sent meanwhile', async () => {
    const closed: Entry = { isOpen: false, forMs: 400 };
    quota.enter.mockResolvedValueOnce(closed).mockResolvedValueOnce(closed);
    answer('{"id":1}');
    expect(await get()).toMatchObject({ ok: true });
    expect(paused).toEqual([400, 400]);
  });

  test('is not waited for long: nothing is sent, and a job comes back later', async () => {
    quota.enter.mockResolvedValue({ isOpen: false, forMs: 20_000 });
    expect(await get()).toMatchObject({ ok: false, code: 'rate_limited' });
    expect([fetch.mock.calls, paused]).toEqual([[], []]);
  });

  test.each([
    ['put', 'v3/customers/attribute-values'],
    ['post', 'v3/customers/attributes'],
  ] as const)('is told that %s %s answers only three at once', async (method, path) => {
    answer('{"id":1}');
    await client[method](path, shape, []);
    expect(quota.enter.mock.calls[0]?.[1]).toEqual({ endpoint: `${method} ${path}`, atOnce: 3 });
  });
});
