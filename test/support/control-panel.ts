import type { Role } from '../../src/contract/schema/admin/role.ts';
import { type PageStart, pageStartSchema } from '../../src/contract/schema/admin/session.ts';
import { storeHash, type World } from './receiver.ts';

/** Who works in the sandbox store's control panel. The first owns it. */
export const ownerId = 7_654_321;
export const clerkId = 7_654_322;

/** A merchant's browser: it opens in the frame what the control panel says, and asks what the page there asks. */
export function createControlPanelUser(world: World) {
  const open = async (address: string | null): Promise<Response> => {
    if (address === null) throw new Error('BigCommerce asks for consent first');
    return world.app.fetch(new Request(address));
  };
  const panel = world.sandbox.controlPanel;
  return {
    open,
    install: (userId = ownerId) => open(panel.consent(userId)),
    load: async (userId = ownerId, path = '/') => open(await panel.load(userId, { path })),
    /** What the page begins with. */
    startOf: async (response: Response): Promise<PageStart> => {
      const text = await response.text();
      const [, json] = /<script type="application\/json" id="idgate-session">(.*?)<\/script>/s.exec(text) ?? [];
      if (json === undefined) throw new Error(`There is no session in the page: ${text}`);
      return pageStartSchema.parse(JSON.parse(json));
    },
    /** Opens the app as somebody of the staff who has this role, and asks `/admin/api` from there: a body is sent as JSON. */
    async as(role: Role, userId = role === 'owner' ? ownerId : clerkId) {
      const staff = world.sandbox.state.staff;
      if (!staff.some(({ id }) => id === userId))
        staff.push({ id: userId, email: `${userId}@example.com`, locale: 'en-US' });
      const { session } = await this.startOf(await this.load(userId));
      if (role !== 'owner') await world.users.changeRole(storeHash, userId, role, ownerId, world.time.nowMs);
      return async (method: string, path: string, body?: unknown) => {
        const headers = body === undefined ? {} : { 'content-type': 'application/json' };
        const given = body === undefined ? {} : { body: JSON.stringify(body) };
        const response = await this.ask(session.token, path, { method, headers, ...given });
        const text = await response.text();
        const isJson = /json/.test(response.headers.get('content-type') ?? '');
        return {
          status: response.status,
          headers: response.headers,
          text,
          value: isJson ? JSON.parse(text) : undefined,
        };
      };
    },
    /** A request to `/admin/api`. */
    ask: (token: string, path: string, init: RequestInit = {}) => {
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
      return Promise.resolve(
        world.app.fetch(new Request(`${world.parts.publicUrl}/admin/api${path}`, { ...init, headers })),
      );
    },
  };
}
