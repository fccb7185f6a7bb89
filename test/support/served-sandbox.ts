import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Installation } from './receiver-process.ts';

/** One change of an order's status, as the shop saw it. */
export interface Transition {
  readonly orderId: number;
  readonly from: number;
  readonly to: number;
}

/** A sandbox shop on a port of its own, for receivers in other processes. It sends no webhooks: the test does. */
export interface ServedSandbox extends AsyncDisposable {
  readonly url: string;
  /** Opens the shop to receivers of this installation. */
  open(installation: Installation): Sandbox;
  readonly transitions: readonly Transition[];
  /** Every request of theirs, as `METHOD /path`. */
  readonly requests: readonly string[];
  /** Called before a request is answered; what it waits for, the answer waits for. */
  onRequest: (request: string) => Promise<void> | void;
}

export async function serveSandbox(): Promise<ServedSandbox> {
  const transitions: Transition[] = [];
  const requests: string[] = [];
  let sandbox: Sandbox | undefined;
  const statusOf = (path: string) => {
    const orderId = Number(/\/v2\/orders\/(\d+)$/.exec(path)?.[1]);
    return { orderId, statusId: sandbox?.state.orders.find(({ id }) => id === orderId)?.statusId };
  };
  const fetch = async (request: Request): Promise<Response> => {
    if (!sandbox) return new Response(null, { status: 503 });
    const { pathname } = new URL(request.url);
    const line = `${request.method} ${pathname}`;
    requests.push(line);
    await served.onRequest(line);
    const before = statusOf(pathname);
    const response = await sandbox.app.fetch(request);
    const after = statusOf(pathname);
    if (before.statusId !== undefined && after.statusId !== undefined && before.statusId !== after.statusId) {
      transitions.push({ orderId: before.orderId, from: before.statusId, to: after.statusId });
    }
    return response;
  };
  const server = createAdaptorServer({ fetch });
  server.listen(0);
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const served: ServedSandbox = {
    url,
    transitions,
    requests,
    onRequest: () => {},
    open({ storeHash, accessToken, clientId, clientSecret }) {
      sandbox = createSandbox({
        clock: Date.now,
        ids: randomUUID,
        fetch: async () => new Response(null, { status: 200 }),
        schedule: () => {},
        publicUrl: url,
        storeHash,
        storeToken: accessToken,
        clientId,
        clientSecret,
        requestQuota: 1_000_000,
      });
      return sandbox;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
  return served;
}
