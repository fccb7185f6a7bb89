import type { Policy } from '../contract/wire/policy.ts';
import type { ScriptParameters } from '../contract/wire/script-parameters.ts';
import { parseJson } from './call.ts';

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
  const { searchParams } = new URL(src);
  const storeHash = searchParams.get('store');
  const policy = (parseJson(searchParams.get('policy')) ?? null) as Policy | null;
  return storeHash
    ? { storeHash, clientId: searchParams.get('client'), policy, apiBase: src.replace(/\/[^/]*$/, ''), nonce }
    : undefined;
}
