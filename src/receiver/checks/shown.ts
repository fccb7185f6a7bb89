import type { MetafieldOwner } from './ports.ts';

/** What idgate saw last on an order or a customer in BigCommerce, of what it writes there itself. */
export interface Shown {
  /** By namespace and key, as `metafieldName` puts them together. */
  readonly metafields: Readonly<Record<string, { readonly id: number; readonly value: string }>>;
  /** What stands for the value of each customer attribute, by its name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Our line in the staff notes of an order; null where there is none. */
  readonly staffLine: string | null;
}

export const nothingShown: Shown = { metafields: {}, attributes: {}, staffLine: null };

/** One store's memory of it, so that only what differs is written. Losing it costs requests and nothing else. */
export interface ShownMemory {
  find(owner: MetafieldOwner): Promise<Shown>;
  save(owner: MetafieldOwner, shown: Shown): Promise<void>;
  forgetAll(): Promise<void>;
}

/** For a program that writes once and ends. */
export const noMemory: ShownMemory = {
  find: async () => nothingShown,
  save: async () => {},
  forgetAll: async () => {},
};

export const metafieldName = ({ namespace, key }: { readonly namespace: string; readonly key: string }): string =>
  `${namespace}/${key}`;
