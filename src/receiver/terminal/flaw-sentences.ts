import type { Flaw, FlawKind } from '../checks/installation.ts';

/** What is wrong, or was, in a sentence for who runs the receiver. */
const sentences: Readonly<Record<FlawKind, (about: string, detail: string | null) => string>> = {
  token_refused: () => 'BigCommerce does not take the access token. Make another, or open the app and agree again.',
  scope_missing: (about) => `The access token may not do all that is needed: ${about}.`,
  checkout_not_optimized: (about, detail) =>
    `The checkout of storefront ${about} is "${detail}", which shows no scripts. Choose the Optimized One-Page Checkout.`,
  script_missing: (about) => `Storefront ${about} has no script of idgate.`,
  script_off: (about) => `The script of storefront ${about} is switched off.`,
  consent_changed: (about, detail) => `The script of storefront ${about} waits for consent to "${detail}" cookies.`,
  script_changed: (about, detail) => `The script of storefront ${about} was changed: ${detail}.`,
  script_stale: (about) => `The script of storefront ${about} is of an earlier build, or of earlier rules.`,
  script_doubled: (about) => `Storefront ${about} has a second script of idgate.`,
  webhook_missing: (about) => `There is no webhook ${about}.`,
  webhook_off: (about) => `The webhook ${about} is switched off.`,
  webhook_changed: (about) => `The webhook ${about} does not bring the secret of this store.`,
  attribute_missing: (about) => `There is no customer attribute ${about}.`,
  panel_missing: (about) => `BigCommerce’s pages of ${about.toLowerCase()} have no way to idgate.`,
  panel_changed: (about) => `The way to idgate from BigCommerce’s pages of ${about.toLowerCase()} was changed.`,
};

export function sentenceOf({ kind, about, detail }: Flaw): string {
  const sentence = sentences[kind](about, detail);
  return detail === 'refused' ? `${sentence} BigCommerce refuses to have it changed.` : sentence;
}
