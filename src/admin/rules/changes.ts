import type { Rule } from '../../contract/wire/policy.ts';

/** What became of one rule from one set of rules to another. */
export type Change =
  | { readonly kind: 'added'; readonly after: Rule }
  | { readonly kind: 'removed'; readonly before: Rule }
  | { readonly kind: 'changed'; readonly before: Rule; readonly after: Rule };

/** What differs, rule by rule. Their order has no meaning. */
export function changesBetween(before: readonly Rule[], after: readonly Rule[]): Change[] {
  const was = new Map(before.map((rule) => [rule.id, rule]));
  const is = new Map(after.map((rule) => [rule.id, rule]));
  return [
    ...after.flatMap((rule): Change[] => {
      const old = was.get(rule.id);
      if (!old) return [{ kind: 'added', after: rule }];
      return isSame(old, rule) ? [] : [{ kind: 'changed', before: old, after: rule }];
    }),
    ...before.flatMap((rule): Change[] => (is.has(rule.id) ? [] : [{ kind: 'removed', before: rule }])),
  ];
}

export const isSame = (one: Rule, other: Rule): boolean => textOf(one) === textOf(other);

/** What may be left out means the same as what it stands for. */
function textOf({
  id,
  name,
  when,
  requires,
  whenUnreachable,
  mode,
  asks,
  minimumAgeIn,
  whenProviderOut,
}: Rule): string {
  const { ial, minimumAge } = requires;
  return JSON.stringify([
    id,
    name,
    when,
    [ial, minimumAge],
    whenUnreachable,
    mode ?? 'live',
    asks ?? 'before_payment',
    (minimumAgeIn ?? []).map((age) => [age.place, age.minimumAge]),
    whenProviderOut ?? 'block',
  ]);
}
