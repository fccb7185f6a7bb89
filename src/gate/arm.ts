import type { ScriptParameters } from '../contract/wire/script-parameters.ts';
import { findPageSource, followSource } from './checkout-source.ts';
import { readCustomerToken } from './customer-token.ts';
import { createLatePanel } from './late-panel.ts';
import { loadScript } from './load-script.ts';
import { pageObjectOf } from './page-object.ts';
import { createPayControls, hostedPayButton } from './pay-controls.ts';
import { askRules, createPayment, type Standing } from './payment.ts';
import { createPlace } from './place.ts';
import type { CheckoutSource, Gate } from './public.ts';
import { readCart } from './read-cart.ts';
import { askDecision } from './receiver.ts';
import type { Watcher } from './sighting.ts';
import { tellError } from './tell.ts';
import { texts } from './texts.ts';
import { watchFetch } from './watch-fetch.ts';
import { watchXhr } from './watch-xhr.ts';

/** The panel's file, as built with this one. */
declare const PANEL_FILE: string;
declare const PANEL_INTEGRITY: string;

export interface ArmOptions extends ScriptParameters {
  /** Where the receiver answers, without a trailing slash. */
  readonly apiBase: string;
  readonly nonce: string;
  /** The checkout service of a page that hands its own over. */
  readonly source?: CheckoutSource | undefined;
  /** Where the panel goes, on a page that is not the hosted checkout. */
  readonly element?: HTMLElement | undefined;
  readonly payButton?: string | undefined;
}

/** Gates this page from now on. A policy that can touch no cart at all leaves the page as it is. */
export function arm(options: ArmOptions): Gate {
  const { apiBase, nonce, storeHash, clientId, policy, source, element, payButton = hostedPayButton } = options;
  if (askRules(policy, {}).verdict === 'not_required') return { payment: 'open', detach() {} };
  // Taken before the page's is watched: our own requests are no news to us.
  const { fetch } = window;
  let isDetached = false;
  let standing: Standing = { payment: 'undecided', asked: null };
  let unfollow = () => {};

  const gate: Gate = {
    get payment() {
      return standing.payment;
    },
    detach() {
      isDetached = true;
      standing = { payment: 'open', asked: null };
      unfollow();
      observer.disconnect();
      controls.shut(null);
      panel.remove();
    },
  };

  const payment = createPayment(
    policy,
    (cartId) => readCart(fetch, cartId),
    async ({ cartId, facts, customerId }) => {
      const customerToken = customerId === 0 ? null : await readCustomerToken(fetch, clientId);
      const decision = await askDecision(fetch, apiBase, { storeHash, cartId, facts, customerToken });
      if (!decision) {
        health.unreachable++;
        tellError('unreachable');
      }
      return decision;
    },
    take,
  );

  /** Does with the page what this standing calls for. */
  function take(next: Standing): void {
    if (isDetached) return;
    standing = next;
    const isOpen = next.payment === 'open';
    controls.shut(isOpen ? null : next.payment === 'shut' ? 'all' : 'wallets');
    // Nothing of ours stays at work on a page where payment is open, and where there is nothing to tell.
    if (isOpen && next.asked?.decision !== 'wait') observer.disconnect();
    else observer.observe(document, { childList: true, subtree: true });
    panel.show(next);
  }

  const health = { blocked: 0, unreachable: 0 };
  const hosted = createPlace();
  const panel = createLatePanel(
    async () => {
      const page = pageObjectOf(window);
      if (!page.createPanel) await loadScript(`${apiBase}/${PANEL_FILE}`, PANEL_INTEGRITY, nonce);
      return page.createPanel;
    },
    {
      apiBase,
      nonce,
      texts,
      storeHash,
      payButton,
      health,
      ...payment,
      place(host) {
        if (element && host.parentNode !== element) element.append(host);
        return !!element || hosted.place(host);
      },
    },
  );

  const controls = createPayControls(payButton, async (control) => {
    health.blocked++;
    hosted.pressed();
    panel.place();
    panel.lead();
    const { payment: after } = await payment.askAgain();
    // It was only stopped until we knew.
    if (after === 'open' && standing.asked === null) control.click();
    else panel.lead();
  });

  // Called once for all that changed in one go of the page's.
  const observer = new MutationObserver(() => {
    panel.place();
    controls.refresh();
  });

  const watcher: Watcher = {
    mayOrder() {
      const may = isDetached || payment.mayOrder();
      if (may === false) health.blocked++;
      return may;
    },
    onTraffic(sighting, answer) {
      if (!isDetached) payment.onTraffic(sighting, answer);
    },
  };
  watchXhr(window, watcher);
  watchFetch(window, watcher);
  take(standing);
  const renew = () => watcher.onTraffic({ isChange: true });
  // Whoever couldn't be reached may be now; and a page that comes out of the browser's cache is as old as it was put there.
  addEventListener('online', renew);
  addEventListener('pageshow', ({ persisted }) => persisted && renew());

  // A script that comes late has missed what the page has loaded already.
  const pageSource = source ?? findPageSource();
  if (pageSource) unfollow = followSource(pageSource, payment.onReading);
  // A page that isn't the checkout has no traffic to learn from.
  else if (element) payment.onReading(undefined);
  return gate;
}
