import type { PoolClient } from 'pg';
import type { RemoteProviderName } from '../checks/provider.ts';
import type { ErasedCounts } from '../checks/retention.ts';
import type { Work } from '../checks/work.ts';

/** What is to become of the history of a check that is forgotten: nothing is left of it, or what happened and when, and who of staff decided. */
export type HistoryAfter = 'nothing' | 'what_happened';

/**
 * Forgets whom checks of one store were of, as a part of the client's open transaction. What is left can be counted, and is found as
 * nobody's check. Answers how much that was, and the work that makes BigCommerce and the providers forget too.
 */
export async function forgetChecks(
  client: PoolClient,
  storeHash: string,
  checkIds: readonly string[],
  nowMs: number,
  history: HistoryAfter,
  erasureId: string | null,
): Promise<{ counts: ErasedCounts; work: readonly Work[] }> {
  const count = async (text: string) => (await client.query(text, [checkIds])).rowCount ?? 0;
  const { rows: customers } = await client.query<{ customer_id: string }>(
    'select distinct customer_id from checks where check_id = any($1) and customer_id is not null',
    [checkIds],
  );
  const { rows: orders } = await client.query<{ order_id: string }>(
    `update orders set check_id = case when check_id = any($1) then null else check_id end,
                       asked_check_id = case when asked_check_id = any($1) then null else asked_check_id end,
                       last_plan = null, judged = judged #- '{asked,why}'
     where check_id = any($1) or asked_check_id = any($1) returning order_id`,
    [checkIds],
  );
  // Whoever is just looking at one of them finds that it has moved on, and then that its check is nobody's.
  const { rows: sessions } = await client.query<{
    provider: RemoteProviderName;
    session_id: string;
    had_credential: boolean;
  }>(
    `with before as (select store_hash, provider, session_id, credential is not null as had_credential
                     from sessions where check_id = any($1) for update)
     update sessions set credential = null, credential_reference = null, next_look_at = null,
                         state = 'erased', looks = looks + 1
     from before where (sessions.store_hash, sessions.provider, sessions.session_id) = (before.store_hash, before.provider, before.session_id)
     returning sessions.provider, sessions.session_id, before.had_credential`,
    [checkIds],
  );
  await count('delete from session_starts where check_id = any($1)');
  // What a merchant's program was answered, kept in case that it asks again.
  await count(`delete from idempotency_keys where answer->>'checkId' = any($1)`);
  const webhooks = await count('delete from webhook_deliveries where check_id = any($1)');
  await count('delete from invitations where check_id = any($1)');
  await count('delete from order_waits where check_id = any($1)');
  await count('update order_notices set check_id = null where check_id = any($1)');
  const handOffs = await count('delete from hand_offs where check_id = any($1)');
  const events =
    history === 'nothing'
      ? await count('delete from check_events where check_id = any($1)')
      : await count(
          `update check_events
           set event = jsonb_strip_nulls(jsonb_build_object('kind', event->'kind', 'by', event->'by', 'userId', event->'userId')) where check_id = any($1)`,
        );
  const { rowCount: checks } = await client.query(
    `update checks set evidence = null, finding = null, cart_id = null, customer_id = null,
                       email_index = null, forgotten_at = $2
     where check_id = any($1) and forgotten_at is null`,
    [checkIds, new Date(nowMs)],
  );
  return {
    counts: {
      checks: checks ?? 0,
      events,
      handOffs,
      webhooks,
      orders: orders.length,
      credentials: sessions.filter(({ had_credential }) => had_credential).length,
      sessions: sessions.length,
      sessionsErased: 0,
      sessionsLeft: 0,
    },
    work: [
      ...customers.map(({ customer_id }): Work => ({ name: 'write-back', storeHash, customerId: Number(customer_id) })),
      ...orders.map(({ order_id }): Work => ({ name: 'take-back', storeHash, orderId: Number(order_id) })),
      ...sessions.map(
        ({ provider, session_id: sessionId }): Work => ({
          name: 'erase-session',
          storeHash,
          provider,
          sessionId,
          erasureId,
        }),
      ),
    ],
  };
}
