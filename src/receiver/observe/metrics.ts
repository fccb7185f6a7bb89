import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What stands still to be looked at: figures as they are at this moment. */
export interface Levels {
  /** The connections of the pool. */
  readonly pool: { readonly open: number; readonly idle: number; readonly wanted: number };
  /** Jobs that are due and wait, by name, and how long the oldest of them has been due. */
  readonly jobs: readonly { readonly name: string; readonly waiting: number; readonly oldestSeconds: number }[];
  /** Jobs that were given up, by name. */
  readonly deadLetters: readonly { readonly name: string; readonly count: number }[];
}

/** Counts what the receiver does. Labels are routes, names and codes: never a store, a check or a person. */
export interface Metrics {
  requestEnded(request: { method: string; route: string; status: number; tookMs: number }): void;
  deliveryEnded(source: string, outcome: string): void;
  jobTried(tried: { name: string; outcome: string; tookMs: number }): void;
  /** A request of ours to somebody else has ended, with this status, or null for none. */
  upstreamEnded(call: { upstream: string; status: number | null; tookMs: number }): void;
  /** A page has begun to listen. Answers what to call when it ends. */
  streamOpened(): () => void;
  /** Everything in Prometheus' text format, version 0.0.4. */
  render(levels: Levels): Promise<{ contentType: string; text: string }>;
}

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // The process: its memory, processor time and how late its event loop runs.
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'idgate_http_request_seconds',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsBuckets,
    registers,
  });
  const deliveries = new Counter({
    name: 'idgate_deliveries_total',
    help: 'Webhook deliveries, by sender and by what became of them.',
    labelNames: ['source', 'outcome'],
    registers,
  });
  const jobs = new Histogram({
    name: 'idgate_job_seconds',
    help: 'Tries of jobs, by name and outcome.',
    labelNames: ['job', 'outcome'],
    buckets: secondsBuckets,
    registers,
  });
  const upstream = new Histogram({
    name: 'idgate_upstream_request_seconds',
    help: 'Requests to BigCommerce and to providers, by who was asked and the class of the answer.',
    labelNames: ['upstream', 'answer'],
    buckets: secondsBuckets,
    registers,
  });
  const streams = new Gauge({
    name: 'idgate_streams_open',
    help: 'Pages that listen for the change of a check.',
    registers,
  });
  const waiting = new Gauge({
    name: 'idgate_jobs_waiting',
    help: 'Jobs that are due and have not begun, of all receivers together.',
    labelNames: ['job'],
    registers,
  });
  const oldest = new Gauge({
    name: 'idgate_jobs_oldest_seconds',
    help: 'How long the oldest of them has been due.',
    labelNames: ['job'],
    registers,
  });
  const deadLetters = new Gauge({
    name: 'idgate_jobs_dead',
    help: 'Jobs that were given up and wait for a person.',
    labelNames: ['job'],
    registers,
  });
  const pool = new Gauge({
    name: 'idgate_database_connections',
    help: 'Connections of the pool: open, idle, and wanted by those who wait for one.',
    labelNames: ['kind'],
    registers,
  });

  return {
    requestEnded: ({ method, route, status, tookMs }) =>
      requests.observe({ method, route, status: String(status) }, tookMs / 1_000),
    deliveryEnded: (source, outcome) => deliveries.inc({ source, outcome }),
    jobTried: ({ name, outcome, tookMs }) => jobs.observe({ job: name, outcome }, tookMs / 1_000),
    upstreamEnded: (call) =>
      upstream.observe(
        { upstream: call.upstream, answer: call.status === null ? 'none' : `${Math.floor(call.status / 100)}xx` },
        call.tookMs / 1_000,
      ),
    streamOpened() {
      streams.inc();
      return () => streams.dec();
    },
    async render(levels) {
      for (const gauge of [waiting, oldest, deadLetters]) gauge.reset();
      for (const { name, waiting: count, oldestSeconds } of levels.jobs) {
        waiting.set({ job: name }, count);
        oldest.set({ job: name }, oldestSeconds);
      }
      for (const { name, count } of levels.deadLetters) deadLetters.set({ job: name }, count);
      for (const [kind, count] of Object.entries(levels.pool)) pool.set({ kind }, count);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
