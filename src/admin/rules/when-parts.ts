import type { Condition } from '../../contract/wire/policy.ts';

export type Group = { all: Condition[] } | { any: Condition[] };

/** A rule's condition as a merchant thinks of it: when it asks, and whom it leaves alone all the same. */
export interface WhenParts {
  readonly when: Group;
  /** Each of them is enough. */
  readonly unless: readonly Condition[];
}

export const isGroup = (condition: Condition): condition is Group => 'all' in condition || 'any' in condition;

/** Takes a condition apart. What is put together again means the same. */
export function partsOf(condition: Condition): WhenParts {
  if (!('all' in condition)) return { when: isGroup(condition) ? condition : { all: [condition] }, unless: [] };
  const unless = condition.all.flatMap((part) => ('not' in part ? [part.not] : []));
  const rest = condition.all.filter((part) => !('not' in part));
  const [only] = rest;
  return { when: rest.length === 1 && only && isGroup(only) ? only : { all: rest }, unless };
}

export function fromParts({ when, unless }: WhenParts): Condition {
  if (unless.length === 0) return when;
  const exceptions = unless.map((not) => ({ not }));
  return { all: [...('all' in when ? when.all : [when]), ...exceptions] };
}
