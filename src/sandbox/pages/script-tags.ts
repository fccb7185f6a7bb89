import { html, raw } from 'hono/html';
import type { Script, Session } from '../state.ts';
import type { Store } from '../store.ts';

export type PageType = 'storefront' | 'checkout' | 'order_confirmation';

export interface ScriptPage {
  readonly pageType: PageType;
  readonly channelId: number;
  readonly nonce: string;
  readonly session: Session | undefined;
  readonly checkoutId?: string | undefined;
  readonly orderId?: number | undefined;
}

/** The tags of the Scripts API that this page shows in that place. Only the optimised checkout has any, and what comes after it. */
export function scriptTags(store: Store, page: ScriptPage, location: Script['location']) {
  if (page.pageType !== 'storefront' && store.state.faults.checkoutType !== 'optimized') return [];
  const shown = store.state.scripts.filter(
    (script) =>
      script.enabled &&
      script.channelId === page.channelId &&
      script.location === location &&
      (script.visibility === 'all_pages' || script.visibility === page.pageType) &&
      isConsentedTo(store, script, page.session),
  );
  return shown.map((script) => (script.kind === 'src' ? sourceTag(script, page) : raw(inlineTag(store, script, page))));
}

/** With the cookie banner on, a script without a category is never shown. */
function isConsentedTo(store: Store, { consentCategory }: Script, session: Session | undefined): boolean {
  if (!store.state.settings.asksForConsent || consentCategory === 'essential') return true;
  return consentCategory !== null && (session?.consent.includes(consentCategory) ?? false);
}

function sourceTag({ src, loadMethod, integrityHashes }: Script, { nonce }: ScriptPage) {
  const integrity =
    integrityHashes.length > 0 && html` integrity="${integrityHashes.join(' ')}" crossorigin="anonymous"`;
  return html`<script src="${src}"${loadMethod === 'default' ? '' : raw(` ${loadMethod}`)}${integrity} nonce="${nonce}"></script>`;
}

/** A script of the merchant's own words: Handlebars names are filled in, and the page's nonce is added. */
function inlineTag(store: Store, { html: text = '' }: Script, page: ScriptPage): string {
  const names: Record<string, string> = {
    'settings.store_hash': store.storeHash,
    'settings.secure_base_url': store.publicUrl,
    'checkout.id': page.checkoutId ?? '',
    'checkout.order.id': String(page.orderId ?? ''),
    'customer.id': page.session?.customerId ? String(page.session.customerId) : '',
    page_type: page.pageType === 'order_confirmation' ? 'orderconfirmation' : page.pageType,
    nonce: page.nonce,
  };
  return text
    .replace(/\{\{\{?\s*([a-z._]+)\s*\}?\}\}/g, (_, name: string) => escapeText(names[name] ?? ''))
    .replace(/<script(?![^>]*\snonce=)/gi, `<script nonce="${page.nonce}"`);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
