import { createCheckTokens } from '../../../src/receiver/http/check-token.ts';
import { createInstallation, type Installation } from '../../support/receiver-process.ts';
import { type Figure, inMs, median, quantile } from '../figures.ts';
import { type BenchDatabase, query } from './database.ts';
import { type Prepared, underLoad } from './load.ts';

const connections = 8;
const readsOfARound = 2_000;
const rounds = 5;
const few = 1_000;
const many = 1_000_000;

/** How long the gate waits for a status, with a thousand checks stored and with a million. */
export async function measureStatusReads(database: BenchDatabase): Promise<Figure[]> {
  const small = await filled(database, 'few', few);
  await using smallInstallation = small.installation;
  const large = await filled(database, 'many', many);
  await using largeInstallation = large.installation;
  const p95s = { small: [] as number[], large: [] as number[] };
  await small.p95Ms();
  await large.p95Ms();
  for (let round = 0; round < rounds; round++) {
    p95s.small.push(await small.p95Ms());
    p95s.large.push(await large.p95Ms());
  }
  void [smallInstallation, largeInstallation];
  const ratio = median(p95s.large) / median(p95s.small);
  return [
    {
      name: 'status read, p95: a million checks ÷ a thousand',
      measured: ratio.toFixed(2),
      goal: '≤ 1.2',
      isReached: ratio <= 1.2,
    },
    {
      name: '  a million / a thousand',
      measured: `${inMs(median(p95s.large))} / ${inMs(median(p95s.small))}`,
      goal: null,
    },
  ];
}

const idOf = (index: number) => `chk_${index.toString(16).padStart(32, '0')}`;

async function filled(database: BenchDatabase, name: string, count: number) {
  const url = await database.create(name);
  const installation = await createInstallation('http://localhost:9', {
    DATABASE_URL: url,
    IDGATE_LOG_LEVEL: 'silent',
  });
  const receiver = await installation.start();
  await query(
    url,
    `insert into checks (check_id, store_hash, provider, status, revision, requirement, attempts_used, cart_id, customer_id,
                         policy_version, rule_ids, created_at, updated_at)
     select 'chk_' || lpad(to_hex(n), 32, '0'), 'sandbox1', 'document', 'verified', 2, '{"ial":1,"minimumAge":21}', 1,
            'cart-' || n, n, 1, '{spirits}', now(), now()
     from generate_series(1, ${count}) as n`,
  );
  await query(
    url,
    `insert into check_events (store_hash, check_id, revision, at, event)
     select store_hash, check_id, revision, now(), '{"kind":"opened"}' from checks`,
  );
  await query(url, 'vacuum analyze');
  const reads = await preparedReads(installation, count);
  return {
    installation,
    async p95Ms() {
      let index = 0;
      const next = () => reads[index++];
      return quantile((await underLoad(receiver.url, connections, 60_000, next)).latenciesMs, 0.95);
    },
  };
}

/** Reads of checks that lie as far apart as they can, each with its own token. */
async function preparedReads({ appSecret, storeHash }: Installation, count: number): Promise<Prepared[]> {
  const tokens = createCheckTokens(appSecret, () => Date.now());
  return Promise.all(
    Array.from({ length: readsOfARound }, async (_, index) => {
      const checkId = idOf(1 + ((index * 514_229) % count));
      const authorization = `Bearer ${await tokens.issue(storeHash, checkId)}`;
      return { path: `/v1/checks/${checkId}`, method: 'GET', headers: { authorization }, body: '' };
    }),
  );
}
