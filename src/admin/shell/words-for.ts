import { texts } from '../texts/texts.ts';
import type { Failure } from './answer.ts';

/** What a failure means to a merchant, and what to do. */
export function wordsFor({ code, requestId }: Failure): string {
  const known: Readonly<Record<string, string>> = texts.shell.failures;
  const words = known[code] ?? texts.shell.failures.internal;
  return code === 'internal' && requestId ? `${words} ${texts.shell.quote(requestId)}` : words;
}
