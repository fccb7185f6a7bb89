import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A BigCommerce that knows of nothing, and says so after that time. One that takes its time has jobs hold their workers, as a real shop
 * would, without being measured itself.
 */
export async function startEmptyShop(answerMs: number): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    setTimeout(() => response.writeHead(404, { 'content-type': 'application/json' }).end('{}'), answerMs);
  }).listen(0);
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
