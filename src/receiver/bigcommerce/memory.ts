import { fail, ok } from '../../contract/wire/result.ts';
import type { ShopResult } from '../checks/ports.ts';

/** Asks BigCommerce for these keys. One that is missing in the answer does not exist. */
export type Load<K, V> = (keys: readonly K[]) => ShopResult<ReadonlyMap<K, V>>;

/** What BigCommerce said, kept for a while. */
export interface Memory<K, V> {
  /** The values of these keys; there is none for a key that does not exist. Loads those that are not kept, all at once. */
  recall(keys: readonly K[], load: Load<K, V>): ShopResult<ReadonlyMap<K, V>>;
}

/**
 * A memory of at most `mostKept` keys, each for `lifeMs`. Whoever asks for a key that is being loaded waits for that answer instead of
 * asking again. A failure is told to all who wait and not kept. The key that was loaded first is forgotten first.
 */
export function createMemory<K, V>(clock: () => number, lifeMs: number, mostKept: number): Memory<K, V> {
  const kept = new Map<K, { readonly untilMs: number; readonly loaded: ShopResult<ReadonlyMap<K, V>> }>();

  const remember = (keys: readonly K[], load: Load<K, V>) => {
    const loaded = load(keys);
    const entry = { untilMs: clock() + lifeMs, loaded };
    for (const key of keys) {
      kept.delete(key);
      kept.set(key, entry);
    }
    for (const key of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(key);
    }
    void loaded.then(({ ok: isLoaded }) => {
      if (!isLoaded) for (const key of keys) if (kept.get(key) === entry) kept.delete(key);
    });
    return loaded;
  };

  return {
    async recall(keys, load) {
      const nowMs = clock();
      const wanted = new Set(keys);
      const waitedFor = new Set<ShopResult<ReadonlyMap<K, V>>>();
      const missing: K[] = [];
      for (const key of wanted) {
        const entry = kept.get(key);
        if (entry && entry.untilMs > nowMs) waitedFor.add(entry.loaded);
        else missing.push(key);
      }
      if (missing.length > 0) waitedFor.add(remember(missing, load));
      const values = new Map<K, V>();
      for (const answer of await Promise.all(waitedFor)) {
        if (!answer.ok) return fail(answer.code);
        for (const [key, value] of answer.value) if (wanted.has(key)) values.set(key, value);
      }
      return ok(values);
    },
  };
}
