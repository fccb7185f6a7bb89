import type { ReportedState } from './machine.ts';
import type { Session } from './sessions.ts';

const secondMs = 1_000;
const shortestPauseMs = 5 * secondMs;
/** A provider that tells by itself is asked only in case its word got lost. */
const shortestPauseWhenToldMs = 60 * secondMs;
const longestPauseMs = 10 * 60 * secondMs;
/** For how long a provider may think about what the shopper has shown. */
const longestThoughtMs = 7 * 24 * 60 * 60 * secondMs;
/** Each pause is this part of the session's age, so that what takes long is asked for less and less often. */
const partOfAge = 5;

const shortestPause = (hasWebhooks: boolean): number => (hasWebhooks ? shortestPauseWhenToldMs : shortestPauseMs);

/** When to look for the first time at a session that was just made. */
export const firstLookAt = (nowMs: number, hasWebhooks: boolean): number => nowMs + shortestPause(hasWebhooks);

/**
 * When to look at a session again without being told to; null for never. While the shopper is at it, until it runs out; while the
 * provider thinks, for a week.
 */
export function nextLookAt(
  { createdAtMs, expiresAtMs }: Pick<Session, 'createdAtMs' | 'expiresAtMs'>,
  state: ReportedState,
  hasWebhooks: boolean,
  nowMs: number,
): number | null {
  const untilMs = lookUntil(state, createdAtMs, expiresAtMs);
  if (untilMs === null || nowMs >= untilMs) return null;
  const pauseMs = Math.min(Math.max((nowMs - createdAtMs) / partOfAge, shortestPause(hasWebhooks)), longestPauseMs);
  // Once more when it has run out, to learn how it ended.
  return Math.min(Math.round(nowMs + pauseMs), untilMs);
}

function lookUntil(state: ReportedState, createdAtMs: number, expiresAtMs: number): number | null {
  switch (state.kind) {
    case 'created':
    case 'opened':
    case 'resubmission':
      return expiresAtMs;
    case 'submitted':
      return createdAtMs + longestThoughtMs;
    case 'judged':
      // Somebody at the provider may be looking at it.
      return state.outcome === 'in_review' ? createdAtMs + longestThoughtMs : null;
    case 'ended':
    case 'erased':
      return null;
    default:
      return state satisfies never;
  }
}
