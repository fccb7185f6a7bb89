import { type PageStart, pageStartSchema } from '../../src/contract/schema/admin/session.ts';
import type { World } from './receiver.ts';

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
    /** A request to `/admin/api`. */
    ask: (token: string, path: string, init: RequestInit = {}) => {
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
      return Promise.resolve(
        world.app.fetch(new Request(`${world.parts.publicUrl}/admin/api${path}`, { ...init, headers })),
      );
    },
  };
}
