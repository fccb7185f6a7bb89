import { Hono } from 'hono';
import {
  newCredentialsSchema,
  type ProviderItem,
  type ProvidersView,
  type ProviderTest,
} from '../../../contract/schema/admin/providers.ts';
import { calendarDay } from '../../checks/calendar.ts';
import {
  type ProviderAbilities,
  type ProviderName,
  providerNames,
  type RemoteProviderName,
} from '../../checks/provider.ts';
import { providerLabels } from '../../checks/provider-labels.ts';
import type { Store } from '../../store/stores.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/** The built-in check needs nobody: it can't be out of reach, and has nothing to erase elsewhere. */
const builtIn: ProviderAbilities = {
  highestIal: 1,
  hasWebhooks: false,
  isFrameable: true,
  canCancel: true,
  canErase: true,
  needsCredential: false,
};
/** Of no session that there ever was. That it is not known is an answer which only good credentials get. */
const nobodysSession = '00000000-0000-4000-8000-000000000000';

/**
 * `GET /providers`: who can verify, and with whose credentials. `PUT /providers/:name/credentials`: keeps credentials, of which secret ones
 * are never shown again. `POST /providers/:name/test`: whether the provider answers to them.
 */
export function providers(parts: Parts): Hono<AdminEnv> {
  const { storeProviders, profileOf, publicUrl, clock, log } = parts;
  const directory = parts.providers;

  const itemOf = async ({ storeHash, settings }: Store, name: ProviderName): Promise<ProviderItem> => {
    const shared = {
      name,
      label: providerLabels[name],
      isFirst: settings.providers.first === name,
      isSecond: settings.providers.second === name,
    };
    if (name === 'document')
      return { ...shared, credentialNames: [], abilities: builtIn, webhookUrl: null, health: 'well' };
    const { abilities, credentialFields } = profileOf(name);
    const kept = await storeProviders.find(storeHash, name);
    const credentialNames = Object.entries(credentialFields).map(([field, { isSecret, isOptional }]) => ({
      name: field,
      isSecret,
      isRequired: isOptional !== true,
      isSet: kept?.[field] !== undefined,
      value: isSecret ? null : (kept?.[field] ?? null),
    }));
    const webhookUrl = abilities.hasWebhooks ? `${publicUrl}/providers/${name}/${storeHash}/webhooks` : null;
    const health = !kept ? 'unknown' : (await directory.isOut(storeHash, name)) ? 'out' : 'well';
    return { ...shared, credentialNames, abilities, webhookUrl, health };
  };

  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const store = c.get('store');
      const items = await Promise.all(providerNames.map((name) => itemOf(store, name)));
      return c.json({ items } satisfies ProvidersView);
    })

    .put('/:name/credentials', async (c) => {
      const store = c.get('store');
      const { storeHash } = store;
      const { userId } = c.get('user');
      const name = remoteProvider(c.req.param('name'));
      if (!name) return problem(c, 'not_found');
      const given = await readJson(c.req.raw, (value) => newCredentialsSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      const merged = { ...(await storeProviders.find(storeHash, name)), ...given.value.credentials };
      const wanted = Object.fromEntries(
        Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null),
      );
      const isNone = Object.keys(wanted).length === 0;
      const { first, second } = store.settings.providers;
      // Whoever verifies in this store stays somebody who can.
      if (isNone && (name === first || name === second))
        return problem(c, 'invalid_request', { fields: ['credentials'] });
      if (!isNone && !profileOf(name).looksRight(wanted))
        return problem(c, 'invalid_request', { fields: ['credentials'] });
      await storeProviders.give({ storeHash, userId, atMs: clock() }, name, isNone ? null : wanted);
      directory.forget(storeHash, name);
      log.info({ storeHash, userId, provider: name }, 'credentials changed');
      return c.json(await itemOf(store, name));
    })

    .post('/:name/test', async (c) => {
      const { storeHash, timeZone } = c.get('store');
      const asked = c.req.param('name');
      if (asked === 'document') return c.json({ isReachable: true, code: null } satisfies ProviderTest);
      const name = remoteProvider(asked);
      if (!name) return problem(c, 'not_found');
      directory.forget(storeHash, name);
      const provider = await directory.open(storeHash, name);
      if (!provider) return c.json({ isReachable: false, code: 'no_credentials' } satisfies ProviderTest);
      const answer = await provider.fetch(nobodysSession, {
        checkId: nobodysSession,
        requirement: { ial: 1, minimumAge: null },
        billingName: null,
        today: calendarDay(clock(), timeZone),
      });
      const code = answer.ok || answer.code === 'not_found' ? null : answer.code;
      log.info({ storeHash, provider: name, code }, 'provider tested');
      return c.json({ isReachable: code === null, code } satisfies ProviderTest);
    });
}

const remoteProvider = (name: string): RemoteProviderName | undefined => {
  const known = providerNames.find((one) => one === name);
  return known === 'document' ? undefined : known;
};
