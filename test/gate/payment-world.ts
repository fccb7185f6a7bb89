import { vi } from 'vitest';
import type { Decision } from '../../src/contract/wire/decision.ts';
import type { Policy } from '../../src/contract/wire/policy.ts';
import type { Reading } from '../../src/gate/facts-of.ts';
import { createPayment, type Standing } from '../../src/gate/payment.ts';
import { cartId, factsOf, policyOf, verify } from './fixture.ts';

export const readingOf = (changes: Parameters<typeof factsOf>[0] = {}): Reading => ({
  cartId,
  customerId: 0,
  facts: factsOf(changes),
});
export const plain = readingOf({ productIds: [1] });
export const readByPage = { cartId, isChange: false };
export const changedByPage = { cartId, isChange: true };

export function setUp(policy: Policy | null = policyOf({})) {
  const world = {
    reading: readingOf() as Reading | undefined,
    decision: verify() as Decision | undefined,
    standings: [] as Standing[],
    last: () => world.standings.at(-1),
    readCart: vi.fn(async (_: string | undefined) => world.reading),
    askDecision: vi.fn(async (_: Reading) => world.decision),
  };
  const payment = createPayment(policy, world.readCart, world.askDecision, (standing) => {
    world.standings.push(standing);
  });
  return { world, payment };
}
