import {
  type CustomField,
  type Kind,
  readCountry,
  readCustomField,
  readId,
  readKind,
  readMoney,
  readName,
  readRegion,
} from './facts.ts';
import { readRequirement } from './requirement.ts';
import { flag, integer, list, oneOf, type Read, type Reader, record, text } from './shape.ts';

/**
 * When a rule applies. `{ all: [] }` is always, `{ any: [] }` never. A condition that ends in `In` holds when any line, address or
 * code of the cart is one of those it names.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** The cart's total is this much or more. A total in another currency can't be compared, and counts as not known. */
  | { totalAtLeast: Read<typeof readMoney> }
  | { productIn: number[] }
  | { skuIn: string[] }
  /** By name, which a page knows; a category that is renamed is another one to this condition. */
  | { categoryNameIn: string[] }
  /** By id, and with every category below it. A page can't know it, so the receiver is asked about every cart that it may decide. */
  | { categoryIn: number[] }
  /** A product has this custom field with this very value. The receiver is asked, as for `categoryIn`. */
  | { customFieldIn: CustomField[] }
  | { kindIn: Kind[] }
  /** In capitals. */
  | { couponIn: string[] }
  | { guest: boolean }
  /** The shopper has not ordered here before. The receiver is asked, as for `categoryIn`. */
  | { firstOrder: boolean }
  | { customerGroupIn: number[] }
  /** In small letters: `example.com`. */
  | { emailDomainIn: string[] }
  | { shippingCountryIn: string[] }
  | { shippingRegionIn: string[] }
  | { billingCountryIn: string[] }
  | { billingRegionIn: string[] }
  | { addressesDiffer: boolean }
  | { channelIn: number[] }
  /**
   * How the order came about, as BigCommerce has it: `www`, `manual`, `checkout_api`, `amazon`. A cart at a checkout page is on its way to
   * be `www`, so that no page has to ask about it; an order is judged by what it really is.
   */
  | { orderSourceIn: string[] }
  /** What another system calls itself that made the order: `POS`. No cart at a checkout page has one. */
  | { externalSourceIn: string[] };

const maxDepth = 8;
const maxParts = 100;

const names = list(readName, 1_000);
const ids = list(readId, 1_000);
const countries = list(readCountry, 300);
const regions = list(readRegion, 1_000);

const leaves: Record<string, Reader<unknown>> = {
  totalAtLeast: readMoney,
  productIn: ids,
  skuIn: names,
  categoryNameIn: names,
  categoryIn: ids,
  customFieldIn: list(readCustomField, 100),
  kindIn: list(readKind, 2),
  couponIn: names,
  guest: flag,
  firstOrder: flag,
  customerGroupIn: list(integer(0, Number.MAX_SAFE_INTEGER), 1_000),
  emailDomainIn: names,
  shippingCountryIn: countries,
  shippingRegionIn: regions,
  billingCountryIn: countries,
  billingRegionIn: regions,
  addressesDiffer: flag,
  channelIn: ids,
  orderSourceIn: names,
  externalSourceIn: names,
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

/** `shadow`: the rule asks nobody. Whom it would have asked is written down for the merchant. */
export const readMode = oneOf('live', 'shadow');
export type RuleMode = Read<typeof readMode>;

/** `after_order`: payment stays open, and the order waits for the check. */
export const readAsks = oneOf('before_payment', 'after_order');
export type Asks = Read<typeof readAsks>;

/** The minimum age where the goods go, in place of the rule's own. A state (`US-AL`) comes before its country (`US`). */
export const readAgeIn = record({ place: text(10, /^[A-Z]{2}(-[A-Z0-9]{1,7})?$/), minimumAge: integer(1, 120) });
export type AgeIn = Read<typeof readAgeIn>;

const always = {
  /** Stable over versions of the policy: traces and figures refer to it. */
  id: text(40, /^[a-z0-9][a-z0-9-]*$/),
  /** The merchant's own name for it, as shown to staff. */
  name: text(120),
  when: readCondition,
  requires: readRequirement,
  whenUnreachable: readWhenUnreachable,
};

const atWill = {
  /** Left out: live. */
  mode: readMode,
  /** Left out: before payment. */
  asks: readAsks,
  minimumAgeIn: list(readAgeIn, 300),
  /** As `whenUnreachable`, for while the receiver answers and no provider of the store does. Left out: payment stays shut. */
  whenProviderOut: readWhenUnreachable,
};

const readAlways = record(always);
export type Rule = Read<typeof readAlways> & { [Name in keyof typeof atWill]?: Read<(typeof atWill)[Name]> };

/** Like any other reader, but that some fields may be left out. One that is there has to be of its shape. */
export const readRule: Reader<Rule> = (value) => {
  const rule = readAlways(value);
  const given = Object.entries(atWill).filter(([name]) => Object.hasOwn(Object(value), name));
  const chosen = record(Object.fromEntries(given))(value);
  return rule && chosen && { ...rule, ...chosen };
};

/** A store's rules, as numbered by the receiver. */
export const readPolicy = record({ version: integer(1, Number.MAX_SAFE_INTEGER), rules: list(readRule, 200) });
export type Policy = Read<typeof readPolicy>;
