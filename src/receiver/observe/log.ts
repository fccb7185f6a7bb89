import { pino } from 'pino';

/** One JSON line an event. Fields are ids, codes and figures: never a name, an address, a token or a document. */
export interface Logger {
  info(fields: Readonly<Record<string, string | number | boolean | null>>, event: string): void;
  warn(fields: Readonly<Record<string, string | number | boolean | null>>, event: string): void;
  error(fields: Readonly<Record<string, string | number | boolean | null>>, event: string): void;
}

export const logLevels = ['info', 'warn', 'error', 'silent'] as const;

export function createLogger(level: (typeof logLevels)[number]): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
