import { findStaff, owner, type StaffUser } from '../staff-users.ts';
import type { Store } from '../store.ts';
import type { RegisteredApp } from './registered-app.ts';
import { type OpenedAt, signPayload } from './signed-payload.ts';

/** What the control panel does with the one app of the marketplace, each time as one of the store's staff. */
export interface ControlPanel {
  readonly app: RegisteredApp | undefined;
  /** The OAuth scopes that the app asks for now. */
  scopes(): readonly string[];
  /** Whether the merchant has to agree before the app can be opened: it is not installed, or scopes or the owner have changed. */
  needsConsent(): boolean;
  /** The merchant agrees. The token from before is dead. Answers the address that the frame opens: the app's `/auth`, with a fresh code. */
  consent(userId: number): string;
  /** Opens the app. Answers the address that the frame opens: the app's `/load`. Null where somebody has to agree first. */
  load(userId: number, at?: Partial<OpenedAt>): Promise<string | null>;
  /** Takes the app off the store, and tells it so. Its webhooks, and the scripts that ask for it, go with it. */
  uninstall(): Promise<void>;
  addUser(email: string): StaffUser;
  /** Lets a user go who doesn't own the store, and tells the app. Answers whether there was one. */
  removeUser(userId: number): Promise<boolean>;
  changeOwnerEmail(email: string): void;
  /** The developer has the app ask for other scopes. */
  askForScopes(scopes: readonly string[]): void;
}

export function createControlPanel(
  store: Store,
  app: RegisteredApp | undefined,
  fetch: typeof globalThis.fetch,
): ControlPanel {
  const { state } = store;
  const registered = (): RegisteredApp => {
    if (!app) throw new Error('No app is registered with the marketplace');
    return app;
  };
  const user = (id: number): StaffUser => {
    const found = findStaff(store, id);
    if (!found) throw new Error(`There is no user ${id}`);
    return found;
  };
  const scopes = () => state.requestedScopes ?? app?.scopes ?? [];
  const needsConsent = () =>
    !state.installedApp ||
    state.installedApp.ownerEmail !== owner(store).email ||
    sorted(state.installedApp.scopes) !== sorted(scopes());
  const payloadUrl = async (path: string, who: StaffUser, at: OpenedAt) =>
    `${registered().url}${path}?signed_payload_jwt=${await signPayload(store, who, at)}`;
  /** The app may be out of reach: nothing waits for it. */
  const tell = async (path: string, who: StaffUser) => {
    const answer = await fetch(await payloadUrl(path, who, start)).catch(() => null);
    await answer?.body?.cancel();
  };

  return {
    app,
    scopes,
    needsConsent,
    consent(userId) {
      const asked = scopes();
      for (const token of state.appTokens) token.isDead = true;
      state.installedApp = { scopes: [...asked], ownerEmail: owner(store).email };
      const code = store.ids();
      state.authCodes.push({ code, userId: user(userId).id, scopes: [...asked], issuedAtMs: store.clock() });
      store.changed();
      const query = new URLSearchParams({
        code,
        context: `stores/${store.storeHash}`,
        scope: asked.join(' '),
        account_uuid: accountUuid,
      });
      return `${registered().url}/auth?${query}`;
    },
    load: async (userId, { path = '/', channelId = null } = {}) =>
      needsConsent() ? null : payloadUrl('/load', user(userId), { path, channelId }),
    async uninstall() {
      if (!state.installedApp) return;
      store.publish('store/app/uninstalled', { type: 'store' });
      state.installedApp = null;
      state.authCodes = [];
      for (const token of state.appTokens) token.isDead = true;
      state.hooks = [];
      state.appExtensions = [];
      state.scripts = state.scripts.filter(({ autoUninstall }) => !autoUninstall);
      store.changed();
      await tell('/uninstall', owner(store));
    },
    addUser(email) {
      const id = Math.max(...state.staff.map((one) => one.id)) + 1;
      const added = { id, email, locale: 'en-US' };
      state.staff.push(added);
      store.changed();
      return added;
    },
    async removeUser(userId) {
      const gone = findStaff(store, userId);
      if (!gone || gone === owner(store)) return false;
      state.staff.splice(state.staff.indexOf(gone), 1);
      store.changed();
      if (state.installedApp) await tell('/remove_user', gone);
      return true;
    },
    changeOwnerEmail(email) {
      owner(store).email = email;
      store.changed();
    },
    askForScopes(asked) {
      state.requestedScopes = [...asked];
      store.changed();
    },
  };
}

const start: OpenedAt = { path: '/', channelId: null };
const sorted = (scopes: readonly string[]) => [...scopes].sort().join(' ');
export const accountUuid = '00000000-0000-4000-8000-000000000001';
