import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchStores } from '../../../src/receiver/store/watch-stores.ts';
import { aGate, createWorld, receiverUrl, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
});
afterAll(() => world[Symbol.asyncDispose]());

const [oldMark, newMark] = ['0123456789ab', 'abcdefghijkl'];
const minuteMs = 60_000;
const watch = async () => {
  // The queue goes by the time that it really is.
  await watchStores(world.database, world.queue, 0, Date.now());
  await world.settled();
};
const script = () => world.sandbox.state.scripts[0];
/** Whether a browser that is told to load `src` runs what it gets: the file is served, and its hash is among those in the tag. */
const isRun = async ({ src, integrityHashes }: { src?: string; integrityHashes: readonly string[] }) => {
  const [, mark] = /gate\.([\w-]{12})\.js/.exec(src ?? '') ?? [];
  const answer = await world.app.fetch(new Request(src ?? receiverUrl));
  return (
    answer.status === 200 && (await answer.text()) === `the gate ${mark}` && integrityHashes.includes(`sha384-${mark}`)
  );
};

describe('a new build', () => {
  test('reaches the stores so that no page loads a script that it refuses', async () => {
    const seen: { src?: string; integrityHashes: readonly string[] }[] = [];
    const note = () => {
      const { src, integrityHashes } = script() ?? { integrityHashes: [] };
      seen.push({ ...(src !== undefined && { src }), integrityHashes });
    };
    const forward = world.bigcommerce.getMockImplementation();
    world.bigcommerce.mockImplementation(async (input, init) => {
      const answer = await forward?.(input, init);
      note();
      return answer ?? Response.error();
    });
    note();
    expect(await world.builtFiles.enrol([aGate(newMark)], world.time.nowMs + minuteMs)).toBe(true);
    world.time.nowMs += 2 * minuteMs;
    await watch();
    expect(script()).toMatchObject({
      src: expect.stringContaining(newMark),
      integrityHashes: [`sha384-${newMark}`, `sha384-${oldMark}`],
    });
    // BigCommerce may keep the address of one moment with the hashes of the next.
    for (const [index, { src }] of seen.entries()) {
      for (const { integrityHashes } of seen.slice(index, index + 2)) {
        expect(await isRun({ ...(src !== undefined && { src }), integrityHashes })).toBe(true);
      }
    }
    expect(new Set(seen.map(({ src }) => src)).size).toBe(2);
  });

  test('has the file of the one before it served on, and leaves its hash behind after an hour', async () => {
    const old = await world.app.fetch(new Request(`${receiverUrl}/gate.${oldMark}.js`));
    expect([old.status, await old.text(), old.headers.get('content-type')]).toEqual([
      200,
      `the gate ${oldMark}`,
      'text/javascript; charset=utf-8',
    ]);
    world.time.nowMs += 61 * minuteMs;
    await watch();
    expect(script()?.integrityHashes).toEqual([`sha384-${newMark}`]);
  });

  test('is told apart from a receiver that starts again with the same', async () => {
    expect(await world.builtFiles.enrol([aGate(newMark)], world.time.nowMs)).toBe(false);
  });

  test('may be one from before: whoever was started last decides', async () => {
    expect(await world.builtFiles.enrol([aGate(oldMark)], world.time.nowMs + minuteMs)).toBe(true);
    world.time.nowMs += 2 * minuteMs;
    await watch();
    expect(script()?.src).toContain(oldMark);
    expect(await isRun({ src: script()?.src ?? '', integrityHashes: script()?.integrityHashes ?? [] })).toBe(true);
  });

  test('is forgotten when nobody has started with it for a season', async () => {
    await world.builtFiles.enrol([aGate(oldMark)], world.time.nowMs + 100 * 24 * 60 * minuteMs);
    expect(await world.builtFiles.read(`gate.${newMark}.js`)).toBeUndefined();
    expect((await world.app.fetch(new Request(`${receiverUrl}/gate.${newMark}.js`))).status).toBe(404);
  });
});
