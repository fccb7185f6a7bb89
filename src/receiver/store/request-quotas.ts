import { boundedResetMs, type Entry, pauseAfter, type RequestQuota } from '../checks/request-quota.ts';
import type { Database } from './database.ts';

const windowMs = 30_000;
/** What may be under way before the first answer of a window tells how much other apps have left. */
const mostUnknown = 5;
/** While all that is left is under way, the next answer may say that there is more. */
const recheckMs = 50;
/** Longer than a request may take. */
const slotMs = 30_000;

interface Row {
  window_no: string;
  window_ends_at: Date;
  requests_left: number | null;
  under_way: number;
  closed_until: Date | null;
  failures_in_a_row: number;
}

/** The quota of each store, kept where all receivers see it. Times are the caller's. */
export function createRequestQuotas(database: Database): (storeHash: string) => RequestQuota {
  return (storeHash) => {
    const { query } = database.of(storeHash);

    const closedForMs = async (nowMs: number): Promise<number> => {
      const { rows } = await query<Row>('select * from request_quotas where store_hash = $1', [storeHash]);
      const row = rows[0];
      if (!row) return 0;
      const closedMs = Math.max(0, (row.closed_until?.getTime() ?? 0) - nowMs);
      const endsInMs = row.window_ends_at.getTime() - nowMs;
      if (endsInMs <= 0 || (row.requests_left ?? mostUnknown) > row.under_way) return closedMs;
      return Math.max(closedMs, row.requests_left !== null && row.requests_left <= 0 ? endsInMs : recheckMs);
    };

    const takeSlot = async (endpoint: string, atOnce: number, nowMs: number): Promise<number | undefined> => {
      const { rows } = await query<{ slot: number }>(
        `insert into request_slots (store_hash, endpoint, slot, until)
         select $1, $2, wanted, $5 from generate_series(1, $3) as wanted
         where not exists (
           select from request_slots where store_hash = $1 and endpoint = $2 and slot = wanted and until > $4
         )
         order by wanted limit 1
         on conflict (store_hash, endpoint, slot) do update set until = excluded.until where request_slots.until <= $4
         returning slot`,
        [storeHash, endpoint, atOnce, new Date(nowMs), new Date(nowMs + slotMs)],
      );
      return rows[0]?.slot;
    };
    const giveSlotBack = (endpoint: string, slot: number) =>
      query('delete from request_slots where store_hash = $1 and endpoint = $2 and slot = $3', [
        storeHash,
        endpoint,
        slot,
      ]);

    return {
      closedForMs,

      async spareForMs(nowMs, leftToOthers) {
        const { rows } = await query<Row>('select * from request_quotas where store_hash = $1', [storeHash]);
        const row = rows[0];
        const endsInMs = (row?.window_ends_at.getTime() ?? 0) - nowMs;
        if (!row || row.requests_left === null || endsInMs <= 0) return 0;
        return row.requests_left - row.under_way < leftToOthers ? endsInMs : 0;
      },

      async enter(nowMs, cap): Promise<Entry> {
        const number = cap && (await takeSlot(cap.endpoint, cap.atOnce, nowMs));
        if (number === undefined) return { isOpen: false, forMs: recheckMs };
        const { rows } = await query<Pick<Row, 'window_no'>>(
          `insert into request_quotas (store_hash, window_no, window_ends_at, under_way) values ($1, 1, $3, 1)
           on conflict (store_hash) do update set
             window_no = request_quotas.window_no + (request_quotas.window_ends_at <= $2)::int,
             window_ends_at = case when request_quotas.window_ends_at <= $2 then $3 else request_quotas.window_ends_at end,
             requests_left = case when request_quotas.window_ends_at <= $2 then null else request_quotas.requests_left end,
             under_way = case when request_quotas.window_ends_at <= $2 then 1 else request_quotas.under_way + 1 end
           where (request_quotas.closed_until is null or request_quotas.closed_until <= $2)
             and (request_quotas.window_ends_at <= $2 or coalesce(request_quotas.requests_left, $4) > request_quotas.under_way)
           returning window_no`,
          [storeHash, new Date(nowMs), new Date(nowMs + windowMs), mostUnknown],
        );
        const windowNo = rows[0]?.window_no;
        const slot = cap && number !== null ? { endpoint: cap.endpoint, number } : null;
        if (windowNo !== undefined) return { isOpen: true, pass: { windowNo, sentAtMs: nowMs, slot } };
        if (slot) await giveSlotBack(slot.endpoint, slot.number);
        return { isOpen: false, forMs: Math.max(recheckMs, await closedForMs(nowMs)) };
      },

      async leave({ windowNo, sentAtMs, slot }, end, nowMs) {
        if (slot) await giveSlotBack(slot.endpoint, slot.number);
        const news = end.kind === 'unreachable' ? null : end.news;
        const resetMs = news && boundedResetMs(news.resetMs);
        // The answer was written between when the request was sent and now: so the window ends no sooner than this, and no later than that.
        const endsFrom = resetMs === null ? null : new Date(sentAtMs + resetMs);
        const endsBy = resetMs === null ? null : new Date(nowMs + resetMs);
        // A window that is used up is no failure of the store: it opens when it ends.
        const isUsedUp = end.kind === 'overloaded' && news?.requestsLeft === 0;
        const isFailure = end.kind !== 'answered' && !isUsedUp;
        const { rows } = await query<Pick<Row, 'failures_in_a_row' | 'closed_until'>>(
          `update request_quotas set
             under_way = case when window_no = $2 then greatest(0, under_way - 1) else under_way end,
             requests_left = case
               when window_no <> $2 then requests_left
               when $3::int is null then requests_left - 1
               when window_ends_at < $4 then $3
               else least(requests_left, $3) end,
             window_ends_at = case
               when window_no <> $2 or $4 is null then window_ends_at
               when requests_left is null or window_ends_at < $4 then $5
               else least(window_ends_at, $5) end,
             failures_in_a_row = case
               when not $6 then 0
               when closed_until > $7 then failures_in_a_row
               else failures_in_a_row + 1 end
           where store_hash = $1
           returning failures_in_a_row, closed_until`,
          [storeHash, windowNo, news?.requestsLeft ?? null, endsFrom, endsBy, isFailure, new Date(nowMs)],
        );
        const row = rows[0];
        if (!isFailure || !row || (row.closed_until?.getTime() ?? 0) > nowMs) return;
        const toldMs = end.kind === 'overloaded' && end.retryAfterMs !== null ? boundedResetMs(end.retryAfterMs) : 0;
        const pauseMs = Math.max(toldMs, pauseAfter(row.failures_in_a_row, end.kind === 'overloaded'));
        if (pauseMs === 0) return;
        await query('update request_quotas set closed_until = $2 where store_hash = $1', [
          storeHash,
          new Date(nowMs + pauseMs),
        ]);
      },
    };
  };
}
