import { Hono } from 'hono';
import type { ProviderScreen } from '../../contract/wire/provider-screen.ts';
import { beginSession } from '../checks/begin-session.ts';
import { needsConsent, openStatuses } from '../checks/check.ts';
import { limited } from './limited.ts';
import { openedCheck } from './opened-check.ts';
import { pageLanguage } from './page-language.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** `POST /v1/checks/:checkId/screen`: where the shopper shows their document when a provider does it on its own page. */
export function screens(parts: Parts): Hono<Env> {
  return new Hono<Env>().post('/:checkId/screen', async (c) => {
    const found = await openedCheck(parts, c);
    if (!found.ok) return problem(c, found.code);
    const { store, check } = found.value;
    const { storeHash } = store;
    const { checkId, status, provider } = check;
    if (provider === 'document') return problem(c, 'wrong_provider');
    if (!openStatuses.includes(status)) return problem(c, 'check_closed');
    if (needsConsent(check, store.settings)) return problem(c, 'consent_missing');
    // Each costs the provider a call.
    const refused = await limited(c, parts.screenLimit, 'screens', checkId);
    if (refused) return refused;
    const onTrouble = (trouble: { checkId: string; provider: string; code: string }) =>
      parts.log.warn({ storeHash, ...trouble }, 'provider did not show its screen');
    const begun = await beginSession({ ...parts, onTrouble }, store, checkId, {
      language: pageLanguage(c.req.header('accept-language') ?? ''),
      returnUrl: `${parts.publicUrl}/verify/done`,
    });
    if (!begun.ok) return problem(c, begun.code);
    parts.log.info({ storeHash, checkId }, 'provider screen shown');
    const { screen, isFrameable } = begun.value;
    return c.json({ url: screen.url, isFrameable, expiresAtMs: screen.expiresAtMs } satisfies ProviderScreen);
  });
}
