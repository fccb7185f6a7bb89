import pg from 'pg';
import { checkChannel } from './move-check.ts';

/** Tells when checks change, whichever receiver changed them. */
export interface CheckFeed {
  /** Calls `onChange` after each change of the check, and after every gap in which one may have been missed. Answers how to stop. */
  subscribe(checkId: string, onChange: () => void): () => void;
  stop(): Promise<void>;
}

const reconnectAfterMs = 1_000;

/** Listens on a connection of its own, and connects again when that breaks. */
export async function startCheckFeed(connectionString: string, onError: (error: Error) => void): Promise<CheckFeed> {
  const subscribers = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString,
      application_name: 'idgate feed',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    next.on('error', (error) => {
      onError(error);
      if (client === next) reconnectLater();
    });
    next.on('notification', ({ payload }) => {
      for (const tell of subscribers.get(payload ?? '') ?? []) tell();
    });
    await next.connect();
    await next.query(`listen ${checkChannel}`);
    client = next;
    for (const tells of subscribers.values()) for (const tell of tells) tell();
  };

  const reconnectLater = () => {
    client = undefined;
    if (isStopped) return;
    retry = setTimeout(() => {
      connect().catch((error: Error) => {
        onError(error);
        reconnectLater();
      });
    }, reconnectAfterMs);
  };

  await connect();
  return {
    subscribe(checkId, onChange) {
      const tells = subscribers.get(checkId) ?? new Set();
      subscribers.set(checkId, tells.add(onChange));
      return () => {
        tells.delete(onChange);
        if (tells.size === 0 && subscribers.get(checkId) === tells) subscribers.delete(checkId);
      };
    },
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
