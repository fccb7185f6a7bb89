import { useMemo } from 'react';
import { useAdmin } from './admin.tsx';

/** Times as the store has them, in words of the control panel's language. Every argument is Unix ms. */
export interface Times {
  /** `21 Nov 2026, 18:55`. */
  readonly at: (ms: number) => string;
  /** `21 Nov 2026`. */
  readonly day: (ms: number) => string;
  /** `2 hours ago`, `in 3 days`. */
  readonly ago: (ms: number) => string;
  /** How long something took: `2 hours`, `45 seconds`. */
  readonly span: (ms: number) => string;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

export function createTimes(locale: string, timeZone: string, clock: () => number): Times {
  const known = Intl.supportedValuesOf('timeZone').includes(timeZone) ? { timeZone } : {};
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...known });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...known });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const measured = (ms: number) => {
    const [unit, unitMs] = units.find(([, size]) => Math.abs(ms) >= size) ?? units[3];
    return { unit, count: Math.round(ms / unitMs) };
  };
  return {
    at: (ms) => at.format(ms),
    day: (ms) => day.format(ms),
    ago: (ms) => {
      const { unit, count } = measured(ms - clock());
      return relative.format(count, unit);
    },
    span: (ms) => {
      const { unit, count } = measured(ms);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    },
  };
}

/** A locale that browsers know: BigCommerce may say one with an underscore, or none. */
export function localeOf(said: string): string {
  try {
    return Intl.getCanonicalLocales(said.replace('_', '-'))[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

export function useTimes(): Times {
  const { me, clock } = useAdmin();
  return useMemo(() => createTimes(localeOf(me.locale), me.timeZone, clock), [me.locale, me.timeZone, clock]);
}
