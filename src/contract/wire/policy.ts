import { readCountry, readMoney } from './facts.ts';
import { readRequirement } from './requirement.ts';
import { flag, integer, list, oneOf, type Read, type Reader, record, text } from './shape.ts';

/** When a rule applies. `{ all: [] }` is always, `{ any: [] }` never. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** The cart's total is this much or more. A total in another currency can't be compared, and counts as not known. */
  | { totalAtLeast: Read<typeof readMoney> }
  | { productIn: number[] }
  | { shippingCountryIn: string[] }
  | { guest: boolean };

const maxDepth = 8;
const maxParts = 100;

const leaves: Record<string, Reader<unknown>> = {
  totalAtLeast: readMoney,
  productIn: list(integer(1, Number.MAX_SAFE_INTEGER), 1_000),
  shippingCountryIn: list(readCountry, 300),
  guest: flag,
};

const conditionAt =
  (depth: number): Reader<Condition> =>
  (value) => {
    if (typeof value !== 'object' || value === null || depth > maxDepth) return undefined;
    const [entry, ...others] = Object.entries(value);
    if (!entry || others.length > 0) return undefined;
    const [name, body] = entry;
    const inner = conditionAt(depth + 1);
    const reader =
      name === 'all' || name === 'any'
        ? list(inner, maxParts)
        : name === 'not'
          ? inner
          : Object.hasOwn(leaves, name)
            ? leaves[name]
            : undefined;
    const read = reader?.(body);
    return read === undefined ? undefined : ({ [name]: read } as Condition);
  };

export const readCondition: Reader<Condition> = conditionAt(0);

/** What happens to a cart that this rule asks about while the receiver can't be reached: pay stays shut, the order is held, or nothing. */
export const readWhenUnreachable = oneOf('block', 'hold', 'allow');
export type WhenUnreachable = Read<typeof readWhenUnreachable>;

export const readRule = record({
  /** Stable over versions of the policy: traces and figures refer to it. */
  id: text(40, /^[a-z0-9][a-z0-9-]*$/),
  /** The merchant's own name for it, as shown to staff. */
  name: text(120),
  when: readCondition,
  requires: readRequirement,
  whenUnreachable: readWhenUnreachable,
});
export type Rule = Read<typeof readRule>;

/** A store's rules, as numbered by the receiver. */
export const readPolicy = record({ version: integer(1, Number.MAX_SAFE_INTEGER), rules: list(readRule, 200) });
export type Policy = Read<typeof readPolicy>;
