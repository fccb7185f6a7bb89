import type { SetupCode, SetupId } from '../../../contract/schema/admin/setup.ts';

export const setup = {
  title: 'Set-up',
  description: 'What idgate needs in your store, as it is right now.',
  lookAgain: 'Look again',
  checklist: 'Checklist',
  states: { ok: 'Ready', wrong: 'Needs attention', unknown: 'Not known yet' },
  /** What each thing is for. */
  items: {
    scopes: { title: 'Permissions', text: 'What the app may read and change in your store.' },
    checkout: { title: 'Checkout', text: 'The optimised one-page checkout, which is where scripts can run.' },
    script: { title: 'Script', text: 'Asks shoppers at the payment step, in every storefront.' },
    webhooks: { title: 'Webhooks and fields', text: 'Tell idgate of every order, so that none slips past.' },
    provider: { title: 'Who verifies', text: 'The provider that looks at the ID.' },
    mail: { title: 'E-mail', text: 'Invites shoppers to verify after the order, and tells your staff.' },
  } satisfies Record<SetupId, { title: string; text: string }>,
  /** What is wrong, and who puts it right. */
  codes: {
    token_refused: 'BigCommerce refuses idgate’s access. Open the app again from the Apps menu and agree to it.',
    scope_missing: 'A permission is missing. Open the app again from the Apps menu and agree to what it asks for.',
    checkout_not_optimized:
      'The store uses another checkout. Choose “Optimized one-page checkout” in BigCommerce under Settings → Checkout.',
    script_missing: 'The script is not in every storefront.',
    script_off: 'The script is switched off in Storefront → Script Manager.',
    consent_changed: 'The script waits for consent to cookies. It has to be in the category “Essential”.',
    script_changed: 'Somebody has changed the script.',
    script_stale: 'The script is of an earlier build. A newer one is on its way.',
    script_doubled: 'The script is there twice. One of them is being taken out.',
    webhook_missing: 'A webhook is missing. It is being put back.',
    webhook_off: 'BigCommerce has switched a webhook off. It is being switched on.',
    webhook_changed: 'A webhook was changed. It is being put right.',
    attribute_missing: 'A customer attribute is missing. It is being put back.',
    panel_missing: 'The menus of orders or customers lack the way to their check. It is being put back.',
    panel_changed: 'The way to checks from the menus of orders or customers was changed. It is being put right.',
    no_credentials: 'The provider’s credentials are not entered yet.',
    credentials_refused: 'The provider refuses the credentials. Enter them again.',
    provider_unreachable: 'The provider does not answer. idgate goes on trying.',
    no_mail:
      'No e-mail server is set for this receiver. Whoever runs idgate sets one; until then nobody is invited by e-mail.',
    not_looked_yet: 'idgate has not looked yet. It does within a few minutes.',
  } satisfies Record<SetupCode, string>,
  since: (ago: string) => `Since ${ago}.`,
  repair: 'Repair',
  repairOf: (title: string) => `Repair: ${title}`,
  repairing: 'idgate is putting it right. This page looks again by itself.',
  toProvider: 'Open provider settings',
  next: 'Then',
  rules: {
    title: 'A live rule',
    some: (count: number) => (count === 1 ? 'One rule decides who is asked.' : `${count} rules decide who is asked.`),
    none: 'Nobody is asked yet: there is no live rule.',
    action: 'Make a rule',
    open: 'Open rules',
  },
  first: {
    title: 'A first gated checkout',
    done: (span: string) => `The first checkout was asked ${span} after idgate was installed.`,
    none: 'No checkout was asked yet.',
  },
  test: {
    action: 'Place a test order',
    text: 'In the sandbox, one click places an order that a rule asks about.',
    placed: (orderId: number) => `Order ${orderId} is placed.`,
    see: 'See what became of it',
  },
};
