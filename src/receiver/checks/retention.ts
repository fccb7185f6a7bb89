const dayMs = 24 * 60 * 60 * 1_000;

/** Deliveries are kept to know a repeated one by: longer than any sender repeats. They say nothing about a person. */
export const deliveriesKeptMs = 30 * dayMs;
/** Hand-offs are kept after they are out of date, to count how many a check got within a day. */
export const handOffsKeptMs = dayMs;
/** Which change of an order was looked at is kept for as long as a sweep may come back to it. */
export const orderLooksKeptMs = 30 * dayMs;
/** Whom a rule in shadow mode would have asked is kept for as long as anybody looks back: a quarter. */
export const shadowHitsKeptMs = 92 * dayMs;
/** Which orders a draft of the rules would have asked. */
export const simulationsKeptMs = 7 * dayMs;
/** Links that were sent by e-mail are known for longer, so that their page can have a new one sent. */
export const mailedHandOffsKeptMs = 60 * dayMs;
/** Webhooks to merchants are kept to be looked at and sent again. */
export const webhooksKeptMs = 30 * dayMs;
/** For how long a merchant's program may send a request again without having it done again. */
export const idempotencyKeysKeptMs = dayMs;

/** A check that did not change since this moment is forgotten. */
export const forgottenIfUnchangedSinceMs = (nowMs: number, keptDays: number): number => nowMs - keptDays * dayMs;

/** Whom to erase: the person of one check, or a customer of the shop. Either finds all checks of that person. */
export type Erasable = { readonly checkId: string } | { readonly customerId: number };

/** What was erased, in numbers. */
export interface ErasedCounts {
  readonly checks: number;
  /** Entries of the checks' histories of which only what happened and when is left. */
  readonly events: number;
  readonly handOffs: number;
  /** Webhooks to the merchant that told of the checks. */
  readonly webhooks: number;
  /** Orders that are no longer linked to a check; what idgate wrote on them is taken back. */
  readonly orders: number;
  readonly credentials: number;
  /** Sessions with providers that were asked to erase theirs, and how many of those have confirmed it. */
  readonly sessions: number;
  readonly sessionsErased: number;
  /** Sessions with providers that can't erase by request, and keep them for as long as the merchant has agreed with them. */
  readonly sessionsLeft: number;
}

/** Says that somebody was erased, and not who it was. */
export interface Erasure {
  readonly erasureId: string;
  readonly atMs: number;
  readonly counts: ErasedCounts;
}
