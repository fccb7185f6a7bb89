import { readCheckId } from '../../contract/wire/check-view.ts';

/** Whom a result may be about. Nothing here is known to exist. */
export interface NamedInResult {
  readonly checkIds: readonly string[];
  /** Ids as providers give them to their sessions. */
  readonly sessionIds: readonly string[];
}

const maxNames = 20;
const maxParts = 500;
const maxDepth = 8;

/** The last word of a key under which an id is found: `sessionId`, `inquiry-id`, `id`, `scanRef`. */
const idKey = /(?:^|[^a-z])(?:id|ref|reference|session|verification|inquiry)$/;
const sessionId = /^[\w-]{5,200}$/;
/** Stripe's page knows a session by its secret, which begins with its id. */
const clientSecret = /^(vs_\w{5,100})_secret_/;
const token = /^[\w-]+\.([\w-]+)\.[\w-]*$/;

/**
 * The ids in what a provider's widget gave a page when it was done, whatever its shape: flat or nested, in any way of writing keys, as
 * text that holds JSON, or as a signed token, whose claims are read and not believed.
 */
export function namedInResult(result: unknown): NamedInResult {
  const checkIds = new Set<string>();
  const sessionIds = new Set<string>();
  let parts = 0;

  function look(value: unknown, key: string, depth: number): void {
    if (++parts > maxParts || depth > maxDepth) return;
    if (typeof value === 'string') read(value, key, depth);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, child] of Object.entries(value)) look(child, Array.isArray(value) ? key : name, depth + 1);
  }

  function read(text: string, key: string, depth: number): void {
    const checkId = readCheckId(text);
    const [, ofSecret] = clientSecret.exec(text) ?? [];
    const [, claims] = token.exec(text) ?? [];
    if (checkId !== undefined) checkIds.add(checkId);
    else if (ofSecret !== undefined) sessionIds.add(ofSecret);
    else if (text.startsWith('{')) look(parse(text), key, depth + 1);
    else if (claims !== undefined) look(parse(Buffer.from(claims, 'base64url').toString('utf8')), key, depth + 1);
    else if (sessionId.test(text) && idKey.test(wordsOf(key))) sessionIds.add(text);
  }

  look(result, 'id', 0);
  return { checkIds: [...checkIds].slice(0, maxNames), sessionIds: [...sessionIds].slice(0, maxNames) };
}

/** A key in small letters, its words apart. */
const wordsOf = (key: string) => key.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
