import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckUpdate } from '../../../src/contract/wire/decision.ts';
import { followCheck } from '../../../src/follow/follow-check.ts';
import type { Fetch } from '../../../src/gate/call.ts';
import { cleared, viewOf } from '../fixture.ts';

const address = 'https://receiver.example/v1/checks/chk_1/events';
const pending: CheckUpdate = { check: viewOf(), decision: 'verify', mayOrder: false };
const event = (update: CheckUpdate) => `event: check\ndata: ${JSON.stringify(update)}\n\n`;

/** One stream that the test writes, and that ends when its request is aborted. */
function openStream() {
  let write: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      write = controller;
    },
  });
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    send: (text: string | Uint8Array) =>
      write?.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text),
    end: () => write?.close(),
    fail: (reason: unknown) => write?.error(reason),
  };
}

function setUp() {
  const streams: (ReturnType<typeof openStream> & { signal: AbortSignal })[] = [];
  const fetch = vi.fn<Fetch>(async (_, init) => {
    const stream = openStream();
    const signal = init?.signal ?? new AbortController().signal;
    signal.addEventListener('abort', () => stream.fail(signal.reason));
    streams.push({ ...stream, signal });
    return stream.response;
  });
  const onUpdate = vi.fn<(update: CheckUpdate) => void>();
  const onLost = vi.fn();
  const stop = followCheck(fetch, address, 'token-1', onUpdate, onLost, () => 1);
  stops.push(stop);
  return { streams, fetch, onUpdate, onLost, stop };
}

const stops: (() => void)[] = [];
let hidden = false;
const setHidden = (isHidden: boolean) => {
  hidden = isHidden;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
};
/** Streams take turns of their own, besides timers. */
const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  hidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

describe('the stream', () => {
  test('is asked for with the check’s token', async () => {
    const { fetch } = setUp();
    await pass(0);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(address, {
      headers: { Authorization: 'Bearer token-1' },
      signal: expect.any(AbortSignal),
    });
  });

  test('hands on every update, and passes over keep-alives and what is no update', async () => {
    const { streams, onUpdate } = setUp();
    await pass(0);
    streams[0]?.send(`: still here\n\nevent: other\ndata: {}\n\n${event(pending)}data: {oops\n\n${event(cleared())}`);
    await pass(0);
    expect(onUpdate.mock.calls).toEqual([[pending], [cleared()]]);
  });

  test('may arrive byte by byte, with any line ends', async () => {
    const { streams, onUpdate } = setUp();
    await pass(0);
    const bytes = new TextEncoder().encode(`: ünïcode\r\n\r\n${event(pending).replaceAll('\n', '\r\n')}`);
    for (const byte of bytes) streams[0]?.send(Uint8Array.of(byte));
    await pass(0);
    expect(onUpdate.mock.calls).toEqual([[pending]]);
  });
});

describe('after a break', () => {
  test('it is asked for again, with a pause that doubles up to half a minute', async () => {
    const { fetch } = setUp();
    fetch.mockRejectedValue(new TypeError('offline'));
    await pass(0);
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = fetch.mock.calls.length;
      await pass(pauseMs - 1);
      expect(fetch).toHaveBeenCalledTimes(before);
      await pass(1);
      expect(fetch).toHaveBeenCalledTimes(before + 1);
    }
  });

  test('the pause is short again once there was news', async () => {
    const { streams, fetch } = setUp();
    await pass(0);
    streams[0]?.end();
    await pass(0);
    await pass(1_000);
    streams[1]?.send(event(pending));
    await pass(0);
    streams[1]?.end();
    await pass(0);
    await pass(1_000);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  test('a stream that says nothing for three keep-alives counts as broken', async () => {
    const { streams, fetch } = setUp();
    await pass(0);
    streams[0]?.send(event(pending));
    await pass(30_000);
    streams[0]?.send(': still here\n\n');
    await pass(0);
    await pass(44_999);
    expect(fetch).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(streams[0]?.signal.aborted).toBe(true);
  });

  test('it is asked for at once when the network is back', async () => {
    const { fetch } = setUp();
    fetch.mockRejectedValue(new TypeError('offline'));
    await pass(0);
    await pass(20_000);
    const before = fetch.mock.calls.length;
    dispatchEvent(new Event('online'));
    await pass(0);
    expect(fetch).toHaveBeenCalledTimes(before + 1);
  });
});

describe('where streams do not come through', () => {
  const asked = (fetch: ReturnType<typeof setUp>['fetch']) =>
    fetch.mock.calls.map(([url]) => String(url).split('/chk_1')[1]);
  const updateOn = (update: CheckUpdate) => new Response(`${JSON.stringify(update)}\n`);

  test('because they are held back, the next change is asked for, again and again', async () => {
    const { fetch, onUpdate } = setUp();
    await pass(0);
    fetch.mockResolvedValueOnce(updateOn(pending));
    await pass(7_999);
    expect(asked(fetch)).toEqual(['/events']);
    await pass(1);
    expect(onUpdate.mock.calls).toEqual([[pending]]);
    fetch.mockResolvedValueOnce(updateOn(cleared()));
    await pass(1_000);
    expect(onUpdate.mock.calls).toEqual([[pending], [cleared()]]);
    await pass(1_000);
    expect(asked(fetch)).toEqual([
      '/events',
      '?after=-1',
      `?after=${pending.check.revision}`,
      `?after=${cleared().check.revision}`,
    ]);
  });

  test('because they are cut off before they begin, neither', async () => {
    const { streams, fetch } = setUp();
    await pass(0);
    streams[0]?.end();
    await pass(0);
    await pass(1_000);
    expect(asked(fetch)).toEqual(['/events', '?after=-1']);
  });

  test('an answer may take its time', async () => {
    const { streams, fetch } = setUp();
    await pass(8_000);
    await pass(25_000);
    streams[1]?.send(`${JSON.stringify(pending)}\n`);
    streams[1]?.end();
    await pass(0);
    await pass(1_000);
    expect(asked(fetch)).toEqual(['/events', '?after=-1', `?after=${pending.check.revision}`]);
  });

  test('and asking fails, a stream is tried again', async () => {
    const { fetch } = setUp();
    await pass(8_000);
    fetch.mockRejectedValueOnce(new TypeError('offline'));
    await pass(45_000);
    await pass(1_000);
    await pass(30_000);
    expect(asked(fetch).slice(0, 3)).toEqual(['/events', '?after=-1', '/events']);
  });
});

test.each([
  [
    'cut off once they have begun',
    async ({ streams }: ReturnType<typeof setUp>) => {
      streams[0]?.send(event(pending));
      await pass(0);
      streams[0]?.end();
    },
  ],
  ['broken by the network', async ({ streams }: ReturnType<typeof setUp>) => streams[0]?.fail(new TypeError('gone'))],
  [
    'left alone in another tab',
    async () => {
      setHidden(true);
      await pass(60_000);
      setHidden(false);
    },
  ],
])('streams that are %s are still streams', async (_what, happen) => {
  const world = setUp();
  await pass(0);
  await happen(world);
  await pass(0);
  await pass(1_000);
  expect(world.fetch.mock.calls.map(([url]) => url)).toEqual([address, address]);
});

test('there is no stream while nobody can see the page, and one at once when they can', async () => {
  const { streams, fetch } = setUp();
  await pass(0);
  setHidden(true);
  await pass(600_000);
  expect(streams[0]?.signal.aborted).toBe(true);
  expect(fetch).toHaveBeenCalledTimes(1);
  setHidden(false);
  await pass(0);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test.each([401, 403, 404])('an answer of %d ends it for good, and is told of after a second', async (status) => {
  const { fetch, onLost } = setUp();
  fetch.mockResolvedValue(new Response('{}', { status }));
  await pass(0);
  expect(onLost).not.toHaveBeenCalled();
  await pass(1_000);
  expect(onLost).toHaveBeenCalledOnce();
  dispatchEvent(new Event('online'));
  await pass(600_000);
  expect(fetch).toHaveBeenCalledOnce();
});

test('an answer of 503 is tried again', async () => {
  const { fetch, onLost } = setUp();
  fetch.mockImplementation(async () => new Response('{}', { status: 503 }));
  await pass(0);
  await pass(1_000);
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(onLost).not.toHaveBeenCalled();
});

test('nothing is asked for or handed on after the end', async () => {
  const { streams, fetch, onUpdate, stop } = setUp();
  await pass(0);
  stop();
  expect(streams[0]?.signal.aborted).toBe(true);
  dispatchEvent(new Event('online'));
  await pass(600_000);
  expect(fetch).toHaveBeenCalledOnce();
  expect(onUpdate).not.toHaveBeenCalled();
});
