// The receiver's own routes over parts that store nothing: what parsing, signatures and HTTP cost by themselves. Run by the benchmark.
import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { isSignedByBigCommerce } from '../../../src/receiver/bigcommerce/webhook-signature.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createApp } from '../../../src/receiver/http/app.ts';
import type { Parts } from '../../../src/receiver/http/parts.ts';
import { createMetrics } from '../../../src/receiver/observe/metrics.ts';

const { PORT, CLIENT_SECRET = '', WEBHOOK_SECRET = '' } = process.env;
const store = {
  storeHash: 'sandbox1',
  origins: [],
  timeZone: 'UTC',
  settings: defaultSettings,
  policy: { version: 1, rules: [] },
  webhookSecret: WEBHOOK_SECRET,
  installedAtMs: 0,
};
const parts = {
  stores: { find: async () => store, findRecent: async () => store },
  deliveries: { accept: async () => ({ ok: true, value: 'stored' }) },
  metrics: createMetrics(),
  clock: () => Date.now(),
  newRequestId: randomUUID,
  isSignedByBigCommerce: (headers: Parameters<Parts['isSignedByBigCommerce']>[0], body: Uint8Array) =>
    isSignedByBigCommerce(CLIENT_SECRET, headers, body),
  publicUrl: 'http://localhost',
  assetsFolder: 'dist',
  stableAssets: [],
  verifyPage: undefined,
} as unknown as Parts;
serve({ fetch: createApp(parts).fetch, port: Number(PORT) }, () => process.send?.({ ready: true }));
process.on('disconnect', () => process.exit(0));
