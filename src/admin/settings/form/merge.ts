import type { Settings } from '../../../contract/schema/admin/settings.ts';

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether both say the same, in whatever order their parts stand. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  if (!isTree(one) || !isTree(other)) return Object.is(one, other);
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

/** `theirs` with whatever is in `mine` another than in `base`, which both began from. A list is one thing. */
export const merge = (base: Settings, mine: Settings, theirs: Settings): Settings =>
  mergeTree(base, mine, theirs) as unknown as Settings;

function mergeTree(base: Tree, mine: Tree, theirs: Tree): Tree {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const entries = [...keys].map((key): [string, unknown] => {
    const [from, here, there] = [base[key], mine[key], theirs[key]];
    if (isSame(from, here)) return [key, there];
    return [key, isTree(from) && isTree(here) && isTree(there) ? mergeTree(from, here, there) : here];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The parts of the settings that are not the same in both, by the name of each as a whole. */
export const changedParts = (one: Settings, other: Settings): (keyof Settings)[] =>
  (Object.keys(one) as (keyof Settings)[]).filter((key) => !isSame(one[key], other[key]));
