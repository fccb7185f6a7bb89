import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  const examine = () => Promise.reject(new Error('Nothing is examined here'));
  world = await createWorld({ examiner: { examine }, nowMs: Date.parse('2026-11-21T23:59:59Z') });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.pool.query('truncate gate_health'));

const report = { storeHash, weight: 10, stepsFound: 1, blocked: 2, unreachable: 0, errors: 0 };
const send = (body: string, headers: Record<string, string> = {}) =>
  world.ask('/v1/gate-reports', {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
  });
const days = () => world.gateHealth.read(storeHash, 7);

describe('a report of the gate', () => {
  test('is counted as often as the loads it stands for, and answered with nothing', async () => {
    const answer = await send(JSON.stringify(report));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    await send(JSON.stringify({ ...report, weight: 1, stepsFound: 0, unreachable: 1, errors: 3 }));
    expect(await days()).toEqual([
      { day: '2026-11-21', loads: 11, stepsFound: 10, blocked: 22, unreachable: 1, errors: 3 },
    ]);
  });

  test('is counted whole when many come at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => send(JSON.stringify({ ...report, weight: 1 }))));
    expect(await days()).toMatchObject([{ loads: 40, blocked: 80 }]);
  });

  test('counts for its day in UTC', async () => {
    await send(JSON.stringify(report));
    world.time.nowMs += 1_000;
    await send(JSON.stringify(report));
    world.time.nowMs -= 1_000;
    expect((await days()).map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21']);
    expect(await world.gateHealth.read(storeHash, 1)).toMatchObject([{ day: '2026-11-22' }]);
    expect(await world.gateHealth.read('other1', 7)).toEqual([]);
  });

  test.each<[string, number, string, string, Record<string, string>]>([
    ['for an unknown store', 404, 'unknown_store', JSON.stringify({ ...report, storeHash: 'nobody1' }), {}],
    ['of another shape', 400, 'invalid_request', JSON.stringify({ ...report, blocked: -1 }), {}],
    ['that stands for too many', 400, 'invalid_request', JSON.stringify({ ...report, weight: 1_001 }), {}],
    ['that is not JSON', 400, 'invalid_request', 'blocked=1', {}],
    ['that is empty', 400, 'incomplete_body', '', {}],
    ['of more than 1 kB', 413, 'too_large', JSON.stringify({ ...report, more: 'x'.repeat(1_024) }), {}],
    ['of another type', 415, 'unsupported_media_type', JSON.stringify(report), { 'content-type': 'image/png' }],
    [
      "from a page that is no store's",
      403,
      'origin_not_allowed',
      JSON.stringify(report),
      { origin: 'https://evil.example' },
    ],
  ])('%s is refused, and counts for nothing', async (_what, status, code, body, headers) => {
    const answer = await send(body, headers);
    expect([answer.status, readProblem(await answer.json())?.code]).toEqual([status, code]);
    expect(await days()).toEqual([]);
  });

  test("is refused from another store's page", async () => {
    const origin = 'https://other-shop.example';
    await world.stores.connect('other1', defaultSettings, [], 'secret');
    await world.stores.saveProfile('other1', {
      name: 'Other',
      origins: [origin],
      timeZone: 'UTC',
      currency: 'USD',
      language: 'en',
    });
    expect((await send(JSON.stringify(report), { origin })).status).toBe(403);
    expect(await days()).toEqual([]);
  });
});
