import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { BlockedDomain, Hook } from '../state.ts';
import type { Store } from '../store.ts';
import { retireIdleHooks } from '../webhooks/idle-hooks.ts';
import { numberedPage } from './pages.ts';
import { invalid, problem, readJson } from './problems.ts';

const mostPerScope = 10;

/** The real platform takes https on port 443 only; the sandbox also takes plain http, for a receiver on the same machine. */
const destination = z.url({ protocol: /^https?$/ });
const headers = z.record(z.string().max(64), z.string().max(8_192));
const newHook = z.object({
  scope: z.string().regex(/^store\/[a-zA-Z/]+(\/\*)?$/),
  destination,
  is_active: z.boolean().default(true),
  headers: headers.nullish(),
});
const adminChange = z.object({ emails: z.array(z.email()) });
const hookChange = newHook.partial().extend({ is_active: z.boolean().optional() });

/** `/v3/hooks`. */
export function hookRoutes(store: Store): Hono {
  const { state } = store;
  const asked = (c: Context) => state.hooks.find(({ id }) => id === Number(c.req.param('id')));
  const missing = (c: Context) => problem(c, 404, `Webhook with id [${c.req.param('id')}] not found.`);
  const isTaken = (scope: string, url: string, but?: Hook) =>
    state.hooks.some((other) => other !== but && other.scope === scope && other.destination === url);
  return new Hono()
    .use('*', async (_, next) => {
      retireIdleHooks(store);
      await next();
    })
    .get('/', (c) => {
      const { is_active: isActive, scope, destination: url } = c.req.query();
      const found = state.hooks.filter(
        (hook) =>
          (isActive === undefined || String(hook.isActive) === isActive) &&
          (scope === undefined || hook.scope === scope) &&
          (url === undefined || hook.destination === url),
      );
      return c.json(
        numberedPage(
          c,
          found.map((hook) => viewHook(store, hook)),
        ),
      );
    })
    .post('/', async (c) => {
      const given = newHook.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      const { scope, destination: url, is_active: isActive } = given.data;
      if (isTaken(scope, url)) return problem(c, 422, 'A hook for this scope and destination already exists.');
      if (state.hooks.filter((hook) => hook.scope === scope).length >= mostPerScope) {
        return problem(c, 422, 'The hook limit for this scope has been reached.');
      }
      const nowMs = store.clock();
      const hook: Hook = {
        id: store.nextId('hook'),
        scope,
        destination: url,
        headers: given.data.headers ?? {},
        isActive,
        isDeactivated: false,
        lastSentAtMs: 0,
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
      };
      state.hooks.push(hook);
      store.changed();
      return c.json({ data: viewHook(store, hook), meta: {} });
    })
    .get('/admin', (c) => {
      const asked = c.req.query('is_active');
      const list = state.hooks
        .filter(({ isActive }) => asked === undefined || String(isActive) === asked)
        .map((hook) => ({ ...viewHook(store, hook), status: statusOf(hook) }));
      const { data, meta } = numberedPage(c, list);
      const domains = state.blockedDomains.filter(({ untilMs }) => untilMs > store.clock());
      const blocked = domains.map((domain) => viewBlockedDomain(store, domain));
      return c.json({ data: { emails: state.hookEmails, hooks_list: data, blocked_domains: blocked }, meta });
    })
    .put('/admin', async (c) => {
      const given = adminChange.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      state.hookEmails = given.data.emails;
      store.changed();
      return c.body(null, 204);
    })
    .get('/:id{[0-9]+}', (c) => {
      const hook = asked(c);
      return hook ? c.json({ data: viewHook(store, hook), meta: {} }) : missing(c);
    })
    .put('/:id{[0-9]+}', async (c) => {
      const hook = asked(c);
      if (!hook) return missing(c);
      const given = hookChange.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      const {
        scope = hook.scope,
        destination: url = hook.destination,
        is_active: isActive = hook.isActive,
      } = given.data;
      if (isTaken(scope, url, hook)) return problem(c, 422, 'A hook for this scope and destination already exists.');
      const sent = given.data.headers ?? hook.headers;
      const isDeactivated = hook.isDeactivated && !isActive;
      Object.assign(hook, { scope, destination: url, isActive, isDeactivated, headers: sent });
      hook.updatedAtMs = store.clock();
      store.changed();
      return c.json({ data: viewHook(store, hook), meta: {} });
    })
    .delete('/:id{[0-9]+}', (c) => {
      const hook = asked(c);
      if (!hook) return missing(c);
      state.hooks.splice(state.hooks.indexOf(hook), 1);
      store.changed();
      return c.json({ data: viewHook(store, hook), meta: {} });
    });
}

const statusOf = ({ isActive, isDeactivated }: Hook) =>
  isActive ? 'active' : isDeactivated ? 'deactivated' : 'inactive';

const viewBlockedDomain = (store: Store, { domain, untilMs, blockedAtMs, failedCount }: BlockedDomain) => ({
  destination: domain,
  time_left: Math.ceil((untilMs - store.clock()) / 1_000),
  reasons: [
    {
      failure_description: 'Fewer than 90 % of the webhooks were taken.',
      count: failedCount,
      timestamp: Math.floor(blockedAtMs / 1_000),
    },
  ],
});

const viewHook = (store: Store, hook: Hook) => ({
  id: hook.id,
  client_id: store.clientId,
  store_hash: store.storeHash,
  scope: hook.scope,
  destination: hook.destination,
  headers: hook.headers,
  is_active: hook.isActive,
  created_at: Math.floor(hook.createdAtMs / 1_000),
  updated_at: Math.floor(hook.updatedAtMs / 1_000),
});
