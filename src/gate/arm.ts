import { nothingKnown } from '../contract/wire/facts.ts';
import { readCustomerToken } from './customer-token.ts';
import { followCheck } from './follow-check.ts';
import { createPanel } from './panel.ts';
import { createPayControls } from './pay-controls.ts';
import { type Asked, askRules, createPayment } from './payment.ts';
import { readCart } from './read-facts.ts';
import { askDecision, readCheck } from './receiver.ts';
import type { ScriptTag } from './script-tag.ts';
import { watchFetch } from './watch-fetch.ts';
import { watchXhr } from './watch-xhr.ts';
import { loadWidget } from './widget-script.ts';

/** Gates this page from now on, for as long as it lives. A policy that can touch no cart at all leaves the page as it is. */
export function arm(
  { apiBase, nonce, storeHash, clientId, policy }: ScriptTag,
  widgetFile: string,
  widgetIntegrity: string,
): void {
  if (askRules(policy, nothingKnown).verdict === 'not_required') return;
  // Taken before the page's is watched: our own requests are no news to us.
  const { fetch } = window;
  const addressOf = ({ check }: Asked) => `${apiBase}/v1/checks/${check.checkId}`;

  const payment = createPayment(
    policy,
    (cartId) => readCart(fetch, cartId),
    async ({ cartId, facts }) => {
      const customerToken = facts.isGuest ? null : await readCustomerToken(fetch, clientId);
      return askDecision(fetch, apiBase, { storeHash, cartId, facts, customerToken });
    },
    (asked) => followCheck(fetch, `${addressOf(asked)}/events`, asked.checkToken, payment.hear, payment.askAgain),
    (standing) => {
      controls.setShut(standing.payment === 'shut');
      if (standing.asked || standing.payment === 'shut') observer.observe(document, { childList: true, subtree: true });
      else observer.disconnect();
      panel.show(standing);
    },
  );

  const panel = createPanel(
    () => loadWidget(`${apiBase}/${widgetFile}`, widgetIntegrity, nonce),
    (asked) => ({
      apiBase,
      check: asked.check,
      checkToken: asked.checkToken,
      async renewToken() {
        const { asked: renewed } = await payment.askAgain();
        return renewed?.checkToken ?? null;
      },
      async onCheck() {
        // What the widget says changes nothing here: what the receiver says does.
        const update = await readCheck(fetch, addressOf(asked), asked.checkToken);
        if (update) payment.hear(update);
      },
    }),
    payment.askAgain,
  );

  const controls = createPayControls(() => {
    panel.lead();
    void payment.askAgain();
  });

  // Called once for all that changed in one go of the page's.
  const observer = new MutationObserver(() => {
    panel.place();
    controls.refresh();
  });

  watchXhr(XMLHttpRequest.prototype, payment);
  watchFetch(window, payment);
  // Whoever couldn't be reached may be now.
  addEventListener('online', () => payment.onTraffic({ isChange: true }));
}
