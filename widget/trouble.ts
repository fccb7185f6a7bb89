import type { CallFailure } from './receiver.ts';
import type { Words } from './words.ts';

/**
 * Why a call did not get through, by what the shopper can do about it. `slow`: nothing moved for too long. `upstream`: the shop or
 * the provider can't be reached. `unavailable`: the receiver's own fault. `stopped`: trying again will hardly help.
 */
export type Cause = 'offline' | 'slow' | 'upstream' | 'unavailable' | 'busy' | 'stopped';

const causes: { readonly [code in CallFailure]?: Cause } = {
  offline: 'offline',
  timed_out: 'slow',
  upstream_unavailable: 'upstream',
  busy: 'busy',
  rate_limited: 'busy',
  unexpected: 'unavailable',
  internal: 'unavailable',
  incomplete_body: 'unavailable',
};

export const causeOf = (code: CallFailure): Cause => causes[code] ?? 'stopped';

/** The same, as closely as it is told where there is no photo to keep. */
export type Trouble = 'offline' | 'unavailable' | 'stopped';

export function troubleOf(code: CallFailure): Trouble {
  const cause = causeOf(code);
  return cause === 'offline' || cause === 'stopped' ? cause : 'unavailable';
}

/** One sentence about it. */
export const errorOf = (trouble: Trouble, { failed, interrupted }: Words): string =>
  trouble === 'stopped' ? interrupted.stopped.lead : failed[trouble];
