import type { PoolClient } from 'pg';
import { fail, ok } from '../../contract/wire/result.ts';
import { providerNames, type RemoteProviderName, type SessionState } from '../checks/provider.ts';
import { isLive, maxSessions, type Session, type Sessions } from '../checks/sessions.ts';
import type { Work } from '../checks/work.ts';
import type { Database } from './database.ts';
import { moveCheck } from './move-check.ts';
import type { Queue } from './queue.ts';
import { placeOf, type Vault } from './vault.ts';

interface Row {
  store_hash: string;
  provider: RemoteProviderName;
  session_id: string;
  check_id: string;
  number: number;
  state: SessionState['kind'];
  looks: number;
  judged_on: string | null;
  next_look_at: Date | null;
  expires_at: Date;
  created_at: Date;
}

const columns = `store_hash, provider, session_id, check_id, number, state, looks, judged_on::text, next_look_at, expires_at, created_at`;
const one = 'store_hash = $1 and provider = $2 and session_id = $3';
/** Longer than a provider takes to make a session, or not to. */
const claimLifeMs = 30_000;

const fromRow = (row: Row): Session => ({
  storeHash: row.store_hash,
  provider: row.provider,
  sessionId: row.session_id,
  checkId: row.check_id,
  number: row.number,
  kind: row.state,
  looks: row.looks,
  judgedOn: row.judged_on,
  nextLookAtMs: row.next_look_at?.getTime() ?? null,
  expiresAtMs: row.expires_at.getTime(),
  createdAtMs: row.created_at.getTime(),
});

const dateOf = (atMs: number | null): Date | null => (atMs === null ? null : new Date(atMs));

/** To what place something of a session is sealed. */
const placeFor = (
  { storeHash, provider, sessionId }: Pick<Session, 'storeHash' | 'provider' | 'sessionId'>,
  column: 'credential' | 'screen_url',
): string => placeOf(storeHash, `sessions.${column}`, provider, sessionId);

export function createSessions(database: Database, queue: Queue, vault: Vault): Sessions {
  const ofCheck = async (client: Pick<PoolClient, 'query'>, storeHash: string, checkId: string): Promise<Session[]> => {
    const { rows } = await client.query<Row>(
      `select ${columns} from sessions where store_hash = $1 and check_id = $2 order by number desc`,
      [storeHash, checkId],
    );
    return rows.map(fromRow);
  };

  const plan = async (
    client: PoolClient,
    { storeHash, provider, sessionId }: Pick<Session, 'storeHash' | 'provider' | 'sessionId'>,
    atMs: number | null,
  ) => {
    if (atMs === null) return;
    const look: Work = { name: 'refresh-session', storeHash, provider, sessionId, plannedForMs: atMs };
    await queue.add(client, [look], atMs);
  };

  const change = async ({ storeHash, provider, sessionId }: Session, set: string, values: unknown[] = []) => {
    await database
      .of(storeHash)
      .query(`update sessions set ${set} where ${one}`, [storeHash, provider, sessionId, ...values]);
  };

  return {
    async find(storeHash, provider, sessionId) {
      const { rows } = await database
        .of(storeHash)
        .query<Row>(`select ${columns} from sessions where ${one}`, [storeHash, provider, sessionId]);
      return rows[0] && fromRow(rows[0]);
    },

    async findNamed(storeHash, sessionIds) {
      const { rows } = await database.of(storeHash).query<Row>(
        `select ${columns} from sessions where store_hash = $1 and provider = any($2) and session_id = any($3)
         order by created_at desc limit 1`,
        [storeHash, providerNames, sessionIds],
      );
      return rows[0] && fromRow(rows[0]);
    },

    findOfCheck: (storeHash, checkId) =>
      database.of(storeHash).transaction((client) => ofCheck(client, storeHash, checkId)),

    claim: (storeHash, checkId, nowMs) =>
      database.of(storeHash).transaction(async (client) => {
        // Those who ask for the same check at once are answered one after the other.
        await client.query('select 1 from checks where check_id = $1 for no key update', [checkId]);
        const sessions = await ofCheck(client, storeHash, checkId);
        const live = sessions.find(isLive);
        if (live) return { kind: 'live', session: live };
        if (sessions.length >= maxSessions) return { kind: 'used_up' };
        const { rows } = await client.query<{ refusals: number }>(
          `insert into session_starts (check_id, store_hash, until) values ($1, $2, $3)
           on conflict (check_id) do update set until = $3 where session_starts.until <= $4
           returning refusals`,
          [checkId, storeHash, new Date(nowMs + claimLifeMs), new Date(nowMs)],
        );
        if (!rows[0]) return { kind: 'busy' };
        const number = sessions.length + 1;
        return { kind: 'claimed', number, idempotencyKey: `${checkId}-${number}-${rows[0].refusals}` };
      }),

    async release(storeHash, checkId, isRefused) {
      await database
        .of(storeHash)
        .query(
          `update session_starts set until = '-infinity', refusals = refusals + $3 where store_hash = $1 and check_id = $2`,
          [storeHash, checkId, isRefused ? 1 : 0],
        );
    },

    begin: (session) =>
      database.of(session.storeHash).transaction(async (client) => {
        const { storeHash, provider, sessionId, checkId, number, nextLookAtMs, expiresAtMs, createdAtMs } = session;
        const { screenUrl } = session;
        const { rowCount } = await client.query(
          `insert into sessions (store_hash, provider, session_id, check_id, number, state, next_look_at, expires_at, screen_url, created_at, updated_at)
           values ($1, $2, $3, $4, $5, 'created', $6, $7, $8, $9, $9) on conflict do nothing`,
          [
            storeHash,
            provider,
            sessionId,
            checkId,
            number,
            dateOf(nextLookAtMs),
            new Date(expiresAtMs),
            screenUrl === null ? null : vault.seal(screenUrl, placeFor(session, 'screen_url')),
            new Date(createdAtMs),
          ],
        );
        if (rowCount === 0) return false;
        await client.query('delete from session_starts where check_id = $1', [checkId]);
        await plan(client, session, nextLookAtMs);
        return true;
      }),

    async readScreenUrl(session) {
      const { storeHash, provider, sessionId } = session;
      const { rows } = await database
        .of(storeHash)
        .query<{ screen_url: Buffer | null }>(`select screen_url from sessions where ${one}`, [
          storeHash,
          provider,
          sessionId,
        ]);
      const sealed = rows[0]?.screen_url ?? null;
      return sealed && vault.open(sealed, placeFor(session, 'screen_url'));
    },

    record: (session, { state, isNews, judgedOn, nextLookAtMs, credential }, atMs) =>
      database.of(session.storeHash).transaction(async (client) => {
        const { storeHash, provider, sessionId, checkId, looks } = session;
        const { rowCount } = await client.query(
          `update sessions set state = $5, looks = looks + 1, judged_on = $6, next_look_at = $7,
                               credential = coalesce($8, credential), credential_reference = coalesce($9, credential_reference),
                               updated_at = $10
           where ${one} and looks = $4`,
          [
            storeHash,
            provider,
            sessionId,
            looks,
            state.kind,
            judgedOn,
            dateOf(nextLookAtMs),
            credential && vault.seal(credential.token, placeFor(session, 'credential')),
            credential?.reference ?? null,
            new Date(atMs),
          ],
        );
        if (rowCount === 0) return fail('session_moved');
        // A check that a newer one replaced meanwhile has nothing more to learn.
        if (isNews)
          await moveCheck(client, queue, storeHash, checkId, { kind: 'reported', provider, sessionId, state }, atMs);
        await plan(client, session, nextLookAtMs);
        return ok(undefined);
      }),

    lookSoon: ({ storeHash, provider, sessionId }) =>
      database
        .of(storeHash)
        .transaction((client) => queue.add(client, [{ name: 'refresh-session', storeHash, provider, sessionId }])),

    giveUp: (session, atMs) =>
      change(session, `state = 'ended', looks = looks + 1, next_look_at = null, updated_at = $4`, [new Date(atMs)]),

    stopLooking: (session) => change(session, 'next_look_at = null'),
  };
}
