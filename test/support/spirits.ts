import type { Rule } from '../../src/contract/wire/policy.ts';

export const spirits: Rule = {
  id: 'spirits',
  name: 'Whisky needs 21',
  when: { productIn: [102] },
  requires: { ial: 1, minimumAge: 21 },
  whenUnreachable: 'block',
};
