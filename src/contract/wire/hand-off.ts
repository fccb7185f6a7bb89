import { flag, integer, type Read, record, text } from './shape.ts';

/**
 * A check goes on on another device. `POST /v1/checks/:checkId/hand-offs` (with the check's token) makes a link that works once, and for
 * a few minutes. The code stands behind the `#` of the link, so that no server's log and no link preview ever has it.
 */
export const readHandOff = record({
  /** The whole address: `https://receiver/verify/#<code>`. */
  link: text(500, /^https?:\/\/.+#[\w-]{22,}$/),
  /** Unix time in milliseconds. */
  expiresAtMs: integer(0, Number.MAX_SAFE_INTEGER),
  /** Whether `POST /v1/checks/:checkId/hand-offs/mail` sends one by e-mail. */
  mayMail: flag,
});
export type HandOff = Read<typeof readHandOff>;
