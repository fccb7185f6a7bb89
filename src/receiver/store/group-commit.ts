const mostOfAGroup = 200;
const groupsAtOnce = 2;

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what is asked for at the same time together: while groups are being written, the next one gathers. `write` answers in the order it
 * was given, once all is stored. When a group can't be written, each of its items is written by itself, so that none fails for another.
 * Items of one key are never in one group.
 */
export function groupCommit<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  keyOf: (item: T) => string,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let writing = 0;

  const writeAll = async (group: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const answers = await write(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] as R);
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error);
      for (const one of group) await writeAll([one]);
    }
  };

  const begin = (): void => {
    if (waiting.length === 0 || writing === groupsAtOnce) return;
    const keys = new Set<string>();
    const group: Waiting<T, R>[] = [];
    const rest: Waiting<T, R>[] = [];
    for (const one of waiting) {
      const key = keyOf(one.item);
      if (group.length === mostOfAGroup || keys.has(key)) rest.push(one);
      else {
        keys.add(key);
        group.push(one);
      }
    }
    waiting = rest;
    writing++;
    void writeAll(group).then(() => {
      writing--;
      begin();
    });
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // What arrives in the same turn goes together.
      setImmediate(begin);
    });
}
