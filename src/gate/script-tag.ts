import type { Policy } from '../contract/wire/policy.ts';
import type { ScriptParameters } from '../contract/wire/script-parameters.ts';

export interface ScriptTag extends ScriptParameters {
  /** Where the receiver answers, without a trailing slash: the folder that the script came from. */
  readonly apiBase: string;
  /** Lets scripts of ours through the page's content security policy. Empty when there is none. */
  readonly nonce: string;
}

/**
 * What the page's tag of this script says. Undefined when it isn't one that can gate anything. The policy's shape is taken on trust,
 * which saves 0.2 kB: our own receiver wrote it, and rules that can't be asked count as none.
 */
export function readScriptTag({ src, nonce }: HTMLScriptElement): ScriptTag | undefined {
  // Read by hand: most pages have no use for `URL`, and it would have to be got ready for this.
  const said = (name: string) => src.split(`${name}=`)[1]?.split('&')[0];
  let policy: Policy | null = null;
  try {
    policy = JSON.parse(decodeURIComponent(said('policy') ?? ''));
  } catch {}
  const storeHash = said('store');
  return storeHash
    ? { storeHash, clientId: said('client') ?? null, policy, apiBase: src.replace(/\/[^/]*$/, ''), nonce }
    : undefined;
}
