import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shopper's line to the network, which can be cut with all that is under way on it. */
export interface Line extends AsyncDisposable {
  /** Of the proxy that a browser goes through. */
  readonly url: string;
  cut(): void;
  restore(): void;
}

/** Chromium's own ways to be offline let an upload that has begun go through. */
export async function openLine(): Promise<Line> {
  let isCut = false;
  const server = createServer((asked, answer) => {
    if (isCut) return asked.socket.destroy();
    const onward = request(asked.url ?? '', { method: asked.method, headers: asked.headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    answer.once('close', () => onward.destroy());
    onward.on('error', () => asked.socket.destroy());
    return asked.pipe(onward);
  }).listen(0);
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    restore() {
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
