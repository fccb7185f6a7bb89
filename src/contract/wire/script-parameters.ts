import { asPlacedHere } from './placed-here.ts';
import type { Policy, Rule } from './policy.ts';

/**
 * What the gate's script tag carries in its address, because a script of kind `src` gets no templating. The SRI hash covers the file,
 * not the address; a shopper who alters it fools only their own page, and the receiver's hold stands.
 */
export interface ScriptParameters {
  storeHash: string;
  /** The app's public client id, which `/customer/current.jwt` asks for. Null when there is no app. */
  clientId: string | null;
  /** Null when the policy is too long for an address: then every cart is asked about. */
  policy: Policy | null;
}

const longestPolicy = 6_000;

/** The script's address with what it has to carry. */
export function writeScriptParameters(scriptUrl: string, { storeHash, clientId, policy }: ScriptParameters): string {
  const url = new URL(scriptUrl);
  url.searchParams.set('store', storeHash);
  if (clientId) url.searchParams.set('client', clientId);
  // What a rule is called and asks for is the receiver's business, and a page's source is read by anybody.
  const rules = policy?.rules
    .filter(isForPages)
    .map(({ when, whenUnreachable }) => ({ when: asPlacedHere(when), whenUnreachable }));
  const policyText = JSON.stringify({ version: policy?.version, rules });
  if (policy && encodeURIComponent(policyText).length <= longestPolicy) url.searchParams.set('policy', policyText);
  // A plus sign that stands for a space is one more thing for the script to know.
  return url.href.replaceAll('+', '%20');
}

/** A rule that only watches, or waits for the order, is nothing that a page has to do anything about. */
const isForPages = ({ mode, asks }: Rule): boolean => mode !== 'shadow' && asks !== 'after_order';
