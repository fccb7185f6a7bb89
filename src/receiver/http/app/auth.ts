import { type Context, Hono } from 'hono';
import { record, text } from '../../../contract/wire/shape.ts';
import type { AppGrantError } from '../../checks/app-call.ts';
import { missingScopes } from '../../checks/scopes.ts';
import type { Installed } from '../../store/app-calls.ts';
import type { Env, Parts } from '../parts.ts';
import { showApp, showSentence } from './app-page.ts';

const readQuery = record({
  code: text(2_000, /./),
  context: text(60, /^stores\/[a-z0-9]+$/),
  scope: text(5_000),
});

const again = 'Open idgate again from the Apps menu of the control panel, or install it again from there.';

/** What the merchant is told of an exchange that came to nothing. */
const refusals: Readonly<Record<AppGrantError, readonly [status: 400 | 502 | 503, title: string, ...string[]]>> = {
  unreachable: [
    503,
    'BigCommerce does not answer',
    'Nothing was installed or changed. Wait a moment, then try again.',
    again,
  ],
  refused: [
    400,
    'This link is used up',
    'BigCommerce gives a link for a few minutes and for one use. Nothing was changed.',
    again,
  ],
  mismatch: [
    400,
    'This link is for another store',
    'BigCommerce named another store than the link did. Nothing was changed.',
    again,
  ],
  unexpected: [502, 'BigCommerce gave an answer that idgate does not know', 'Nothing was installed or changed.', again],
};

/**
 * `GET /auth`: the merchant has agreed, for the first time or again. Nothing of the address is believed before BigCommerce has confirmed
 * it for the code; and as nothing is kept in the browser, an address that somebody else made up opens nothing of theirs to it.
 */
export function auth(parts: Parts): Hono<Env> {
  return new Hono<Env>().on('GET', '/', async (c) => {
    const asked = readQuery({ scope: '', ...c.req.query() });
    if (!asked) return refuse(parts, c, 'refused');
    const exchanged = await parts.exchangeCode(asked);
    if (!exchanged.ok) {
      parts.log.warn({ code: exchanged.code }, 'app not installed');
      return refuse(parts, c, exchanged.code);
    }
    const grant = exchanged.value;
    const { storeHash } = grant;
    const missing = missingScopes(grant.scopes);
    if (missing.length > 0) {
      parts.log.warn({ storeHash, missing: missing.join(' ') }, 'app not installed');
      return showSentence(
        c,
        parts,
        403,
        'idgate may not do what it needs to',
        `BigCommerce did not give it: ${missing.join(', ')}. Nothing was installed or changed.`,
        again,
      );
    }
    const nowMs = parts.clock();
    const installed = await parts.appCalls.install(grant, parts.newCode(), nowMs);
    const { userId } = installed.user;
    parts.log.info({ storeHash, userId, how: installed.how }, 'app installed');
    const session = await parts.sessionTokens.issue({ storeHash, userId, beganAtMs: nowMs });
    if (!session) throw new Error('A session that begins now has not ended');
    return showApp(c, parts, { session, path: '/' }, noticeOf(installed));
  });
}

const refuse = (parts: Parts, c: Context<Env>, code: AppGrantError) => {
  const [status, title, ...sentences] = refusals[code];
  return showSentence(c, parts, status, title, ...sentences);
};

/** Why the merchant was asked, in their words. */
function noticeOf({ how, isOwnerNew, areScopesNew }: Installed): string {
  if (how === 'new') return 'idgate is installed. It is putting its script and its webhooks into your store now.';
  if (how === 'app_now')
    return 'idgate is an app of your store now. It was connected by a token before; your settings and rules are as they were.';
  if (how === 'back') return 'idgate is installed again. Your settings and rules are as they were.';
  if (isOwnerNew)
    return 'BigCommerce asked you to agree again because the store has a new owner. Everything else is as it was.';
  if (areScopesNew)
    return 'BigCommerce asked you to agree again because idgate needs to do more than before. Everything else is as it was.';
  return 'You have agreed again to what idgate does. Everything else is as it was.';
}
