import type { Role } from '../../src/contract/schema/admin/role.ts';
import { clerkId, createControlPanelUser, ownerId } from './control-panel.ts';
import { storeHash, type World } from './receiver.ts';

/** What `/admin/api` answered. */
export interface Answered {
  readonly status: number;
  // What a test expects of it, the test says.
  // biome-ignore lint/suspicious/noExplicitAny: any answer of any route.
  readonly body: any;
}

/** Somebody of the staff at the control panel, with a session of their own. */
export interface Person {
  get(path: string): Promise<Answered>;
  /** Sends JSON. */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answered>;
}

/** Installs the app in the world's store, and answers its owner and a clerk, each behind the app's page. */
export async function openControlPanel(
  world: World,
): Promise<{ owner: Person; clerk: Person; become(role: Role): Promise<void> }> {
  const merchant = createControlPanelUser(world);
  await merchant.install();
  await world.settled();
  const person = async (userId: number): Promise<Person> => {
    const { token } = (await merchant.startOf(await merchant.load(userId))).session;
    const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
      const response = await merchant.ask(token, path, init);
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    };
    return {
      get: (path) => ask(path),
      send: (method, path, body) =>
        ask(path, {
          method,
          ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        }),
    };
  };
  const [owner, clerk] = [await person(ownerId), await person(clerkId)];
  return {
    owner,
    clerk,
    become: async (role) => {
      await world.pool.query('update users set role = $3 where store_hash = $1 and user_id = $2', [
        storeHash,
        clerkId,
        role,
      ]);
    },
  };
}
