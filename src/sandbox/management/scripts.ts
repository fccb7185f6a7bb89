import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { channelsOf } from '../channels.ts';
import type { Script } from '../state.ts';
import { channelId, type Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { numberedPage, numbersIn } from './pages.ts';
import { invalid, notFound, problem, readJson } from './problems.ts';

const mostPerApp = 10;

const scriptFields = z.object({
  name: z.string().min(1).max(255),
  description: z.string(),
  kind: z.enum(['src', 'script_tag']),
  src: z.url(),
  html: z.string().max(65_536),
  load_method: z.enum(['default', 'async', 'defer']),
  location: z.enum(['head', 'footer']),
  visibility: z.enum(['storefront', 'all_pages', 'checkout', 'order_confirmation']),
  consent_category: z.enum(['essential', 'functional', 'analytics', 'targeting']),
  auto_uninstall: z.boolean(),
  enabled: z.boolean(),
  channel_id: z.int().min(1),
  integrity_hashes: z.array(z.string().regex(/^sha(256|384|512)-[A-Za-z0-9+/]+=*$/)).max(5),
});
const scriptChange = scriptFields.partial();
const newScript = scriptChange.required({ name: true });

/** `/v3/content/scripts`. */
export function scriptRoutes(store: Store): Hono {
  const { state } = store;
  const asked = (c: Context) => state.scripts.find(({ uuid }) => uuid === c.req.param('uuid'));
  const hasChannel = (asked = channelId) => channelsOf(store).some(({ id }) => id === asked);
  const unknownChannel = (c: Context) =>
    problem(c, 422, 'JSON data is missing or invalid', { channel_id: 'There is no such channel.' });
  return new Hono()
    .get('/', (c) => {
      const channels = numbersIn(c, 'channel_id:in');
      const found = state.scripts.filter((script) => channels?.includes(script.channelId) ?? true);
      return c.json(
        numberedPage(
          c,
          found.map((script) => viewScript(store, script)),
        ),
      );
    })
    .post('/', async (c) => {
      const given = newScript.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      if (!hasChannel(given.data.channel_id)) return unknownChannel(c);
      if (state.scripts.length >= mostPerApp) return problem(c, 422, 'The script limit has been reached.');
      const now = store.clock();
      const blank: Script = {
        uuid: store.ids(),
        name: given.data.name,
        description: '',
        kind: given.data.kind ?? (given.data.html === undefined ? 'src' : 'script_tag'),
        loadMethod: 'default',
        location: 'head',
        visibility: 'storefront',
        consentCategory: null,
        autoUninstall: false,
        enabled: true,
        channelId,
        integrityHashes: [],
        createdAtMs: now,
        modifiedAtMs: now,
      };
      const script = changeScript(blank, given.data);
      const fault = faultOf(script);
      if (fault) return problem(c, 422, 'JSON data is missing or invalid', fault);
      state.scripts.push(script);
      store.changed();
      return c.json({ data: viewScript(store, script), meta: {} });
    })
    .get('/:uuid', (c) => {
      const script = asked(c);
      return script ? c.json({ data: viewScript(store, script), meta: {} }) : notFound(c);
    })
    .put('/:uuid', async (c) => {
      const script = asked(c);
      if (!script) return notFound(c);
      const given = scriptChange.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      if (!hasChannel(given.data.channel_id)) return unknownChannel(c);
      const changed = { ...changeScript(script, given.data), modifiedAtMs: store.clock() };
      const fault = faultOf(changed);
      if (fault) return problem(c, 422, 'JSON data is missing or invalid', fault);
      state.scripts[state.scripts.indexOf(script)] = changed;
      store.changed();
      return c.json({ data: viewScript(store, changed), meta: {} });
    })
    .delete('/:uuid', (c) => {
      const script = asked(c);
      if (!script) return notFound(c);
      state.scripts.splice(state.scripts.indexOf(script), 1);
      store.changed();
      return c.body(null, 204);
    });
}

const changeScript = (script: Script, change: z.infer<typeof scriptChange>): Script => ({
  ...script,
  name: change.name ?? script.name,
  description: change.description ?? script.description,
  kind: change.kind ?? script.kind,
  src: change.src ?? script.src,
  html: change.html ?? script.html,
  loadMethod: change.load_method ?? script.loadMethod,
  location: change.location ?? script.location,
  visibility: change.visibility ?? script.visibility,
  consentCategory: change.consent_category ?? script.consentCategory,
  autoUninstall: change.auto_uninstall ?? script.autoUninstall,
  enabled: change.enabled ?? script.enabled,
  channelId: change.channel_id ?? script.channelId,
  integrityHashes: change.integrity_hashes ?? script.integrityHashes,
});

/** What does not go together in a script, by field. */
function faultOf({ kind, src, html, loadMethod }: Script): Record<string, string> | undefined {
  if (kind === 'src' && src === undefined) return { src: 'required for a script of kind src' };
  if (kind === 'script_tag' && html === undefined) return { html: 'required for a script of kind script_tag' };
  if (kind === 'script_tag' && loadMethod !== 'default') return { load_method: 'must be default for kind script_tag' };
  return undefined;
}

export const viewScript = (store: Store, script: Script) => ({
  uuid: script.uuid,
  name: script.name,
  description: script.description,
  kind: script.kind,
  ...(script.src !== undefined && { src: script.src }),
  ...(script.html !== undefined && { html: script.html }),
  load_method: script.loadMethod,
  location: script.location,
  visibility: script.visibility,
  consent_category: script.consentCategory ?? 'unknown',
  auto_uninstall: script.autoUninstall,
  enabled: script.enabled,
  channel_id: script.channelId,
  integrity_hashes: script.integrityHashes,
  api_client_id: store.clientId,
  date_created: isoTime(script.createdAtMs),
  date_modified: isoTime(script.modifiedAtMs),
});
