import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { createReceiver } from '../../widget/receiver.ts';
import {
  begun,
  jpegOf,
  never,
  openUrl,
  optionsFor,
  photoUrl,
  problemOf,
  updateOf,
  useReceiver,
  viewOf,
} from './fixture.ts';

const server = useReceiver();
const unaborted = () => new AbortController().signal;
const sendTo = (receiver = createReceiver(optionsFor(viewOf()))) => receiver.sendPhoto(jpegOf(), unaborted(), () => {});

test('opening carries the token and answers the update', async () => {
  let authorization: string | null = null;
  server.use(
    http.post(openUrl, ({ request }) => {
      authorization = request.headers.get('authorization');
      return updateOf(begun());
    }),
  );
  const result = await createReceiver(optionsFor(viewOf())).open(unaborted());
  expect(result).toEqual({ ok: true, value: { check: begun(), decision: 'verify', mayOrder: false } });
  expect(authorization).toBe('Bearer first-token');
});

test('a photo goes as its own bytes under its own type, and its progress ends at 1', async () => {
  let sent: { type: string | null; text: string } | undefined;
  server.use(
    http.post(photoUrl, async ({ request }) => {
      sent = { type: request.headers.get('content-type'), text: await request.text() };
      return updateOf(begun({ revision: 3, status: 'verified' }));
    }),
  );
  const shares: number[] = [];
  const receiver = createReceiver(optionsFor(viewOf()));
  const result = await receiver.sendPhoto(jpegOf('the bytes'), unaborted(), (share) => shares.push(share));
  expect(result.ok).toBe(true);
  expect(sent).toEqual({ type: 'image/jpeg', text: 'the bytes' });
  expect(shares.at(-1)).toBe(1);
});

describe('a token that is out of date', () => {
  const acceptOnly = (token: string) =>
    http.post(photoUrl, ({ request }) =>
      request.headers.get('authorization') === `Bearer ${token}` ? updateOf(begun()) : problemOf(401, 'unauthorized'),
    );

  test('is renewed once, and the new one stays in use', async () => {
    server.use(acceptOnly('second-token'));
    const renewToken = vi.fn(async () => 'second-token');
    const receiver = createReceiver(optionsFor(viewOf(), { renewToken }));
    expect((await sendTo(receiver)).ok).toBe(true);
    expect((await sendTo(receiver)).ok).toBe(true);
    expect(renewToken).toHaveBeenCalledTimes(1);
  });

  test('is not asked for twice in one call', async () => {
    server.use(acceptOnly('another-token'));
    const renewToken = vi.fn(async () => 'second-token');
    expect(await sendTo(createReceiver(optionsFor(viewOf(), { renewToken })))).toEqual({
      ok: false,
      code: 'unauthorized',
    });
    expect(renewToken).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['has none', async () => null],
    ['fails', async () => Promise.reject(new Error('gone'))],
  ])('stays unauthorized when the page %s', async (_name, renewToken) => {
    server.use(acceptOnly('second-token'));
    expect(await sendTo(createReceiver(optionsFor(viewOf(), { renewToken })))).toEqual({
      ok: false,
      code: 'unauthorized',
    });
  });
});

describe('a call that brings no update says why', () => {
  test.each([
    ['the code of a problem', () => problemOf(409, 'check_closed'), 'check_closed'],
    [
      'a code that only a newer receiver knows',
      () => HttpResponse.json({ code: 'brand_new' }, { status: 409 }),
      'brand_new',
    ],
    ['a proxy that finds it too large', () => new HttpResponse('<html>', { status: 413 }), 'too_large'],
    ['a proxy that is asked too often', () => new HttpResponse('', { status: 429 }), 'rate_limited'],
    ['a proxy without its server', () => new HttpResponse('Bad gateway', { status: 502 }), 'upstream_unavailable'],
    ['an unknown refusal', () => new HttpResponse('no', { status: 418 }), 'unexpected'],
    ['an answer that is not JSON', () => new HttpResponse('ok'), 'unexpected'],
    ['an answer of another shape', () => HttpResponse.json({ check: 1 }), 'unexpected'],
    ['no network', () => HttpResponse.error(), 'offline'],
  ] as const)('%s', async (_name, answer, code) => {
    server.use(http.post(photoUrl, answer));
    expect(await sendTo()).toEqual({ ok: false, code });
  });

  test('silence, after the quiet time', async () => {
    server.use(http.post(photoUrl, never));
    expect(await sendTo(createReceiver(optionsFor(viewOf()), 5))).toEqual({ ok: false, code: 'timed_out' });
  });

  test("the caller's own signal, before and during", async () => {
    let hasArrived: () => void = () => {};
    const arrival = new Promise<void>((resolve) => {
      hasArrived = resolve;
    });
    server.use(
      http.post(photoUrl, () => {
        hasArrived();
        return never();
      }),
    );
    const receiver = createReceiver(optionsFor(viewOf()));
    expect(await receiver.sendPhoto(jpegOf(), AbortSignal.abort(), () => {})).toEqual({ ok: false, code: 'aborted' });
    const leaving = new AbortController();
    const result = receiver.sendPhoto(jpegOf(), leaving.signal, () => {});
    await arrival;
    leaving.abort();
    expect(await result).toEqual({ ok: false, code: 'aborted' });
  });
});
