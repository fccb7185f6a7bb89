import { Agent, request } from 'node:http';

/** One request that is ready to be sent. */
export interface Prepared {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a server did under load. */
export interface LoadResult {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

/** Sends requests over so many connections, each one its next as soon as it has its answer, until none is left or the time is over. */
export async function underLoad(
  url: string,
  connections: number,
  durationMs: number,
  next: () => Prepared | undefined,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const latenciesMs: number[] = [];
  const beganMs = performance.now();
  const send = ({ path, method, headers, body }: Prepared) =>
    new Promise<void>((resolve, reject) => {
      const sentMs = performance.now();
      const outgoing = request({ agent, hostname, port, path, method, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => {
          if (answer.statusCode !== 200) return reject(new Error(`The server answered ${answer.statusCode}`));
          latenciesMs.push(performance.now() - sentMs);
          resolve();
        });
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  const connection = async () => {
    while (performance.now() - beganMs < durationMs) {
      const prepared = next();
      if (!prepared) return;
      await send(prepared);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const perSecond = (latenciesMs.length * 1_000) / (performance.now() - beganMs);
  agent.destroy();
  return { perSecond, latenciesMs };
}
