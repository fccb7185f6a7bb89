import type { Rule } from '../../contract/wire/policy.ts';

/** A rule as one begins with it: it watches, and asks nobody yet. */
export const newRule = (): Rule => ({
  id: 'new',
  name: '',
  when: { all: [] },
  requires: { ial: 1, minimumAge: null },
  whenUnreachable: 'hold',
  mode: 'shadow',
});

/** An id that no other rule has, that tells something of the name, and stays when the name changes. */
export function idFor(name: string, rules: readonly Rule[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  const base = plain === '' || plain === 'new' || plain === 'versions' ? 'rule' : plain;
  const taken = new Set(rules.map(({ id }) => id));
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** The rules with this one in the place of the one with its id, or behind them. */
export const withRule = (rules: readonly Rule[], rule: Rule): Rule[] =>
  rules.some(({ id }) => id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];
