import { describe, expect, test, vi } from 'vitest';
import { groupCommit } from '../../../src/receiver/store/group-commit.ts';

/** A store that writes when the test says so. */
function setUp() {
  const groups: { items: readonly string[]; done: () => void; fail: () => void }[] = [];
  const write = groupCommit(
    (items: readonly string[]) =>
      new Promise<string[]>((resolve, reject) => {
        groups.push({
          items,
          done: () => resolve(items.map((item) => `${item} written`)),
          fail: () => reject(new Error(`${items} failed`)),
        });
      }),
    (item) => item[0] ?? '',
  );
  const group = (index: number) =>
    vi.waitFor(() => {
      const one = groups[index];
      if (!one) throw new Error(`There are ${groups.length} groups`);
      return one;
    });
  return { write, groups, group };
}

describe('what is written at the same time', () => {
  test('is written together, and each is answered for itself', async () => {
    const { write, groups, group } = setUp();
    const answers = Promise.all(['a', 'b', 'c'].map(write));
    (await group(0)).done();
    expect(await answers).toEqual(['a written', 'b written', 'c written']);
    expect(groups).toHaveLength(1);
  });

  test('gathers while two groups are on their way, and goes as one after them', async () => {
    const { write, groups, group } = setUp();
    const first = write('a');
    await group(0);
    const second = write('b');
    await group(1);
    const rest = Promise.all(['c', 'd', 'e'].map(write));
    (await group(0)).done();
    await first;
    expect((await group(2)).items).toEqual(['c', 'd', 'e']);
    groups[1]?.done();
    groups[2]?.done();
    await Promise.all([second, rest]);
  });

  test('is answered only when it is written', async () => {
    const { write, group } = setUp();
    const onAnswer = vi.fn();
    const answer = write('a').then(onAnswer);
    const { done } = await group(0);
    expect(onAnswer).not.toHaveBeenCalled();
    done();
    await answer;
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith('a written');
  });

  test('never has two of one key in a group', async () => {
    const { write, group } = setUp();
    const answers = Promise.all(['a1', 'b1', 'a2'].map(write));
    const first = await group(0);
    expect(first.items).toEqual(['a1', 'b1']);
    first.done();
    const second = await group(1);
    expect(second.items).toEqual(['a2']);
    second.done();
    await answers;
  });

  test('fails one by one, when it fails together', async () => {
    const { write, group } = setUp();
    const answers = Promise.allSettled(['a', 'b', 'c'].map(write));
    (await group(0)).fail();
    (await group(1)).done();
    (await group(2)).fail();
    (await group(3)).done();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
