import type { ProviderName } from '../checks/provider.ts';
import type { Database } from './database.ts';

/** How checks did that were asked for in some time. */
export interface Counts {
  readonly asked: number;
  /** Those that have their verdict: passed or failed. */
  readonly finished: number;
  readonly passed: number;
  readonly failed: number;
  readonly inReview: number;
}

/** How far shoppers got: each counts those that got further as well. */
export interface Progress {
  readonly opened: number;
  readonly consented: number;
  readonly submitted: number;
}

/** A store's time, from a moment on and before another, and where its days begin. */
export interface Span {
  readonly storeHash: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** IANA name. */
  readonly timeZone: string;
}

/** Figures of a store, counted anew each time. */
export interface Figures {
  /** The days on which a check was asked for, the oldest first. */
  byDay(span: Span): Promise<(Counts & { readonly day: string })[]>;
  /** The most first. The name is that of the rule's latest version; the id itself where that is no longer known. */
  byRule(span: Span): Promise<(Counts & { readonly ruleId: string; readonly name: string })[]>;
  progress(span: Span): Promise<Progress>;
  /** From being asked to the verdict, where no member of staff gave it; null where there was none. */
  medianMinutes(span: Span): Promise<number | null>;
  /** The share of the sessions begun that ended without a verdict, for each provider that had one. */
  endedShares(span: Span): Promise<ReadonlyMap<ProviderName, number>>;
  gate(span: Span): Promise<{ loads: number; blocked: number; unreachable: number; errors: number }>;
  /** As it is now. */
  waiting(storeHash: string): Promise<{ readonly holdsOpen: number; readonly inReviewNow: number }>;
}

/** The checks of a span. One that another took the place of is that other one. */
export const spanOfChecks = `from checks where checks.store_hash = $1 and checks.created_at >= $2 and checks.created_at < $3
  and checks.replaced_by is null`;
const counts = `count(*)::int as asked,
  count(*) filter (where status in ('verified', 'manually_approved', 'failed', 'manually_rejected'))::int as finished,
  count(*) filter (where status in ('verified', 'manually_approved'))::int as passed,
  count(*) filter (where status in ('failed', 'manually_rejected'))::int as failed,
  count(*) filter (where status = 'in_review')::int as "inReview"`;

const valuesOf = ({ storeHash, fromMs, toMs }: Span) => [storeHash, new Date(fromMs), new Date(toMs)];

export function createFigures(database: Database): Figures {
  return {
    async byDay(span) {
      const { rows } = await database
        .of(span.storeHash)
        .query<Counts & { day: string }>(
          `select to_char(created_at at time zone $4, 'YYYY-MM-DD') as day, ${counts} ${spanOfChecks} group by 1 order by 1`,
          [...valuesOf(span), span.timeZone],
        );
      return rows;
    },

    async byRule(span) {
      const { rows } = await database.of(span.storeHash).query<Counts & { ruleId: string; name: string }>(
        `with counted as (
           select rule_id, ${counts} from (select status, unnest(rule_ids) as rule_id ${spanOfChecks}) as asked_by group by 1
         )
         select rule_id as "ruleId", coalesce(
           (select rule->>'name' from policies, jsonb_array_elements(rules) as rule
            where store_hash = $1 and rule->>'id' = rule_id order by version desc limit 1), rule_id) as name,
           asked, finished, passed, failed, "inReview"
         from counted order by asked desc, rule_id`,
        valuesOf(span),
      );
      return rows;
    },

    async progress(span) {
      const finished = `status in ('verified', 'manually_approved', 'failed', 'manually_rejected')`;
      const submitted = `attempts_used > 0 or evidence is not null or ${finished}`;
      const consented = `consented_at is not null or ${submitted}`;
      const { rows } = await database.of(span.storeHash).query<Progress>(
        `select count(*) filter (where ${submitted})::int as submitted, count(*) filter (where ${consented})::int as consented,
           count(*) filter (where status in ('in_progress', 'in_review') or ${consented})::int as opened ${spanOfChecks}`,
        valuesOf(span),
      );
      return rows[0] ?? { opened: 0, consented: 0, submitted: 0 };
    },

    async medianMinutes(span) {
      const { rows } = await database.of(span.storeHash).query<{ seconds: number | null }>(
        `select percentile_cont(0.5) within group (order by extract(epoch from updated_at - created_at)) as seconds
         ${spanOfChecks} and status in ('verified', 'failed')`,
        valuesOf(span),
      );
      const seconds = rows[0]?.seconds ?? null;
      return seconds === null ? null : Math.round(seconds / 6) / 10;
    },

    async endedShares(span) {
      const { rows } = await database.of(span.storeHash).query<{ provider: ProviderName; share: number }>(
        `select provider, avg((state = 'ended')::int)::float8 as share from sessions
         where store_hash = $1 and created_at >= $2 and created_at < $3 group by 1`,
        valuesOf(span),
      );
      return new Map(rows.map(({ provider, share }) => [provider, share]));
    },

    async gate(span) {
      const { rows } = await database
        .of(span.storeHash)
        .query<Record<'loads' | 'blocked' | 'unreachable' | 'errors', number>>(
          // Reports are counted by the day in UTC.
          `select coalesce(sum(loads), 0)::int as loads, coalesce(sum(blocked), 0)::int as blocked,
           coalesce(sum(unreachable), 0)::int as unreachable, coalesce(sum(errors), 0)::int as errors from gate_health
         where store_hash = $1 and day >= ($2::timestamptz at time zone 'UTC')::date and day <= (($3::timestamptz - interval '1 ms') at time zone 'UTC')::date`,
          valuesOf(span),
        );
      return rows[0] ?? { loads: 0, blocked: 0, unreachable: 0, errors: 0 };
    },

    async waiting(storeHash) {
      const { rows } = await database.of(storeHash).query<{ holdsOpen: number; inReviewNow: number }>(
        `select
           (select count(*)::int from orders where store_hash = $1 and held_from_status_id is not null) as "holdsOpen",
           (select count(*)::int from checks where store_hash = $1 and status = 'in_review' and replaced_by is null) as "inReviewNow"`,
        [storeHash],
      );
      return rows[0] ?? { holdsOpen: 0, inReviewNow: 0 };
    },
  };
}
