import type { SimulationView } from '../../contract/schema/admin/simulation.ts';
import type { Facts } from '../../contract/wire/facts.ts';
import type { Policy, Rule } from '../../contract/wire/policy.ts';
import { evaluate } from '../../rules/evaluate.ts';
import { isLive, rulesInForce } from '../../rules/rules-in-force.ts';
import { weigh } from '../../rules/weigh.ts';
import { completeFacts } from './complete-facts.ts';
import type { FactSource, ShopResult } from './ports.ts';

export type SimulatedVerdict = 'asked' | 'not_asked' | 'open';

/** What two policies say of one order. Nothing of the order itself. */
export interface SimulatedOrder {
  readonly orderId: number;
  readonly before: SimulatedVerdict;
  readonly after: SimulatedVerdict;
  /** The rules in force today that ask. */
  readonly beforeRuleIds: readonly string[];
  /** Those of the draft, the ones in shadow mode included. */
  readonly afterRuleIds: readonly string[];
}

/** Asks today's policy and a draft about one order. Each source is asked once, and only for what a rule hangs on. */
export async function simulateOrder(
  orderId: number,
  { live, draft }: { readonly live: Policy; readonly draft: Policy },
  said: Facts,
  find: (source: FactSource) => ShopResult<Partial<Facts>>,
): Promise<SimulatedOrder> {
  const found = new Map<FactSource, ShopResult<Partial<Facts>>>();
  const findOnce = (source: FactSource) => {
    const answer = found.get(source) ?? find(source);
    found.set(source, answer);
    return answer;
  };
  let facts = said;
  // One rule at a time: among others, one that changes nothing would be left open.
  for (const rule of [...rulesInForce(live, 'order').rules, ...draft.rules])
    ({ facts } = await completeFacts({ version: 1, rules: [rule] }, facts, findOnce));
  return {
    orderId,
    before: verdictOf(live, facts),
    after: verdictOf(draft, facts),
    beforeRuleIds: idsOf(rulesInForce(live, 'order').rules, facts),
    afterRuleIds: idsOf(draft.rules, facts),
  };
}

const verdicts = { required: 'asked', not_required: 'not_asked', open: 'open' } as const;
const verdictOf = (policy: Policy, facts: Facts): SimulatedVerdict =>
  verdicts[weigh(rulesInForce(policy, 'order'), facts).verdict];

/** What is not known counts towards the check. */
const idsOf = (rules: readonly Rule[], facts: Facts): string[] =>
  rules.filter(({ when }) => evaluate(when, facts) !== 'no').map(({ id }) => id);

/** A simulation as far as it has come. */
export interface Simulation {
  readonly simulationId: string;
  readonly state: SimulationView['state'];
  readonly code: string | null;
  readonly live: Policy;
  readonly rules: readonly Rule[];
  /** How many of the latest orders were wanted. */
  readonly wanted: number;
  /** The latest first; null until they were listed. */
  readonly orderIds: readonly number[] | null;
  /** Those that were looked at, the latest first. */
  readonly orders: readonly SimulatedOrder[];
}

/** The figures of a simulation. Pure. */
export function simulationView({
  simulationId,
  state,
  code,
  live,
  rules,
  orderIds,
  orders,
}: Simulation): SimulationView {
  const isAsked = (verdict: SimulatedVerdict) => verdict !== 'not_asked';
  const inForce = rules.filter(isLive);
  const nameOf = (from: readonly Rule[]) => (id: string) => from.find((rule) => rule.id === id)?.name ?? id;
  const liveOnes = (ids: readonly string[]) => ids.filter((id) => inForce.some((rule) => rule.id === id));
  const asked = orders.filter(({ after }) => isAsked(after));
  return {
    simulationId,
    state,
    code,
    done: orders.length,
    total: orderIds?.length ?? null,
    asked: asked.length,
    askedToday: orders.filter(({ before }) => isAsked(before)).length,
    liveVersion: live.version,
    perRule: rules.map((rule) => {
      const its = orders.filter(({ afterRuleIds }) => afterRuleIds.includes(rule.id));
      return {
        ruleId: rule.id,
        name: rule.name,
        mode: rule.mode ?? 'live',
        asked: its.length,
        alone: its.filter(({ afterRuleIds }) => liveOnes(afterRuleIds).every((id) => id === rule.id)).length,
      };
    }),
    changed: orders
      .filter(({ before, after }) => before !== after)
      .map(({ orderId, before, after, beforeRuleIds, afterRuleIds }) => ({
        orderId,
        before,
        after,
        ruleNames: isAsked(after) ? liveOnes(afterRuleIds).map(nameOf(rules)) : beforeRuleIds.map(nameOf(live.rules)),
      })),
    askedOrders: asked.map(({ orderId, afterRuleIds }) => ({
      orderId,
      ruleNames: liveOnes(afterRuleIds).map(nameOf(rules)),
    })),
  };
}
