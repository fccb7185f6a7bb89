export type Fetch = typeof fetch;

/** How long anything that is asked may take to answer. */
export const answerLimitMs = 8_000;

/** The text of a good answer; undefined for any other, for none, and for a late one. */
export async function callText(fetch: Fetch, address: string, init?: RequestInit): Promise<string | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(answerLimitMs), ...init });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The value of a good JSON answer, else undefined. */
export const callJson = async (fetch: Fetch, address: string, init?: RequestInit): Promise<unknown> =>
  parseJson(await callText(fetch, address, init));

/** Undefined for what is no JSON. */
export function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
}
