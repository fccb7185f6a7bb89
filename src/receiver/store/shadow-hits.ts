import { createHash } from 'node:crypto';
import type { ShadowHit } from '../checks/shadow.ts';
import type { Database } from './database.ts';

/** Whom a rule in shadow mode would have asked, in numbers. */
export interface ShadowFigures {
  readonly ruleId: string;
  /** That of the rule's latest version. */
  readonly name: string;
  readonly carts: number;
  readonly orders: number;
  /** Orders among them that a live rule asked about as well. */
  readonly ordersAskedAnyway: number;
  /** The latest first. */
  readonly latestOrderIds: readonly number[];
}

export interface ShadowHits {
  /** Notes hits of one cart or order. One that was noted before for the same rule is not counted twice. */
  note(hits: readonly ShadowHit[]): Promise<void>;
  read(storeHash: string, fromMs: number, toMs: number): Promise<ShadowFigures[]>;
}

const latestListed = 20;

/** A cart is told from others, and nothing more. */
const targetOf = ({ of }: ShadowHit): string =>
  'orderId' in of ? String(of.orderId) : createHash('sha256').update(of.cartId).digest('hex').slice(0, 32);

export function createShadowHits(database: Database): ShadowHits {
  return {
    async note(hits) {
      const [first] = hits;
      if (!first) return;
      await database.of(first.storeHash).query(
        `insert into shadow_hits (store_hash, rule_id, kind, target, policy_version, is_asked, at)
         select $1, rule_id, $3, $4, $5, $6, $7 from unnest($2::text[]) as rule_id
         on conflict (store_hash, rule_id, kind, target) do update set is_asked = excluded.is_asked`,
        [
          first.storeHash,
          hits.map(({ ruleId }) => ruleId),
          'orderId' in first.of ? 'order' : 'cart',
          targetOf(first),
          first.policyVersion,
          first.isAsked,
          new Date(first.atMs),
        ],
      );
    },

    async read(storeHash, fromMs, toMs) {
      const { rows } = await database
        .of(storeHash)
        .query<Omit<ShadowFigures, 'latestOrderIds'> & { latest: string[] | null }>(
          `with hits as (select * from shadow_hits where store_hash = $1 and at >= $2 and at < $3)
         select rule_id as "ruleId", coalesce(
             (select rule->>'name' from policies, jsonb_array_elements(rules) as rule
              where store_hash = $1 and rule->>'id' = rule_id order by version desc limit 1), rule_id) as name,
           count(*) filter (where kind = 'cart')::int as carts, count(*) filter (where kind = 'order')::int as orders,
           count(*) filter (where kind = 'order' and is_asked)::int as "ordersAskedAnyway",
           (array_agg(target order by at desc, target desc) filter (where kind = 'order'))[1:${latestListed}] as latest
         from hits group by rule_id order by orders desc, carts desc, rule_id`,
          [storeHash, new Date(fromMs), new Date(toMs)],
        );
      return rows.map(({ latest, ...figures }) => ({ ...figures, latestOrderIds: latest?.map(Number) ?? [] }));
    },
  };
}
