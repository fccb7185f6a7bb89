import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../src/contract/wire/result.ts';
import type { ProviderCredentials } from '../../src/receiver/checks/provider.ts';
import { createProviderDirectory } from '../../src/receiver/providers/provider-directory.ts';
import { createScriptedProvider } from '../support/scripted-provider.ts';

const stripe = createScriptedProvider('stripe');
const second = 1_000;
const mayCall = vi.fn<() => Promise<boolean>>();
const readCredentials = vi.fn<(storeHash: string) => Promise<ProviderCredentials | undefined>>();
const openStripe = vi.fn((_name: string, _credentials: ProviderCredentials) => ok(stripe.provider));
let directory: ReturnType<typeof createProviderDirectory>;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  stripe.reset();
  mayCall.mockReset().mockResolvedValue(true);
  readCredentials.mockReset().mockImplementation(async (hash) => (hash === 'unknown1' ? undefined : { key: 'a' }));
  openStripe.mockClear();
  directory = createProviderDirectory({ readCredentials, openProvider: openStripe, mayCall, clock: () => Date.now() });
});
afterEach(() => vi.useRealTimers());

const resume = async (storeHash = 'abc123') => {
  const provider = await directory.open(storeHash, 'stripe');
  if (!provider) throw new Error('A provider was expected');
  const answer = await provider.resume('vs_1');
  return answer.ok ? 'ok' : answer.code;
};
const fail = async (times: number) => {
  stripe.troubles.set('resume', 'unreachable');
  for (let time = 0; time < times; time++) expect(await resume()).toBe('unreachable');
};

describe('a provider that fails', () => {
  test('is asked no more after three times in a row', async () => {
    await fail(3);
    expect(await directory.isOut('abc123', 'stripe')).toBe(true);
    stripe.troubles.clear();
    expect([await resume(), stripe.count('resume')]).toEqual(['unreachable', 3]);
  });

  test('is asked on while it answers now and then', async () => {
    await fail(2);
    stripe.troubles.clear();
    await resume();
    await fail(2);
    expect(await directory.isOut('abc123', 'stripe')).toBe(false);
  });

  test('is out for the store that met it, and for no other', async () => {
    await fail(3);
    expect([await directory.isOut('other1', 'stripe'), await directory.isOut('abc123', 'stripe')]).toEqual([
      false,
      true,
    ]);
  });

  test('gets another chance after half a minute, and all of them when it takes that', async () => {
    await fail(3);
    vi.advanceTimersByTime(30 * second);
    expect(await directory.isOut('abc123', 'stripe')).toBe(false);
    stripe.troubles.clear();
    expect([await resume(), await resume(), await directory.isOut('abc123', 'stripe')]).toEqual(['ok', 'ok', false]);
  });

  test('is out again at once when it does not take that', async () => {
    await fail(3);
    vi.advanceTimersByTime(30 * second);
    await fail(1);
    expect(await directory.isOut('abc123', 'stripe')).toBe(true);
  });

  test('fails as well by taking too long', async () => {
    for (let time = 0; time < 3; time++) {
      stripe.meanwhile.set('resume', () => new Promise(() => {}));
      const answer = resume();
      await vi.advanceTimersByTimeAsync(15 * second);
      expect(await answer).toBe('unreachable');
    }
    expect(await directory.isOut('abc123', 'stripe')).toBe(true);
  });

  test.each(['refused', 'not_found', 'unauthorized', 'rate_limited', 'unexpected'] as const)(
    'is not out because it says %s',
    async (code) => {
      stripe.troubles.set('resume', code);
      for (let time = 0; time < 5; time++) expect(await resume()).toBe(code);
      expect(await directory.isOut('abc123', 'stripe')).toBe(false);
    },
  );
});

describe('a call that would be one too many', () => {
  test('is not made, and does not count against the provider', async () => {
    mayCall.mockResolvedValue(false);
    for (let time = 0; time < 5; time++) expect(await resume()).toBe('rate_limited');
    expect([stripe.asked, await directory.isOut('abc123', 'stripe')]).toEqual([[], false]);
    expect(mayCall).toHaveBeenCalledWith('abc123', 'stripe');
  });

  test('is none of those to a provider that is out', async () => {
    await fail(3);
    mayCall.mockClear();
    await resume();
    expect(mayCall).not.toHaveBeenCalled();
  });
});

describe("a store's credentials", () => {
  test('are read once in a while, so that new ones are used by every receiver', async () => {
    await resume();
    await resume();
    expect(readCredentials).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30 * second);
    readCredentials.mockResolvedValue({ key: 'b' });
    await resume();
    expect(openStripe.mock.calls.map(([, credentials]) => credentials)).toEqual([{ key: 'a' }, { key: 'b' }]);
  });

  test('are missing where a provider is out for good, but never for the built-in check', async () => {
    expect(await directory.open('unknown1', 'stripe')).toBeUndefined();
    expect([await directory.isOut('unknown1', 'stripe'), await directory.isOut('unknown1', 'document')]).toEqual([
      true,
      false,
    ]);
  });
});
