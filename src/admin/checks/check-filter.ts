import { statuses } from '../../contract/wire/status.ts';
import type { Search } from '../shell/admin-api.ts';
import { dayStartMs } from './day-start.ts';

/** How a list is narrowed down, as it stands in the address: nothing in it is about a person. */
export interface CheckFilter {
  readonly query?: string | undefined;
  readonly status?: string | undefined;
  readonly provider?: string | undefined;
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  /** `YYYY-MM-DD`, in the store's time zone; both days are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: string | undefined;
}

const isNumber = (text: string) => /^[1-9]\d{0,14}$/.test(text);
const readers: { readonly [Name in keyof CheckFilter]-?: (text: string) => boolean } = {
  query: (text) => searchable(text) !== undefined,
  status: (text) => statuses.some((status) => status === text),
  provider: (text) => /^[a-z0-9_]+$/.test(text),
  orderId: isNumber,
  customerId: isNumber,
  from: (text) => dayStartMs(text, 'UTC') !== undefined,
  to: (text) => dayStartMs(text, 'UTC') !== undefined,
  sort: (text) => text === 'oldest',
};

/** The part of an address that is understood. */
export const filterOf = (search: Readonly<Record<string, string>>): CheckFilter =>
  Object.fromEntries(
    Object.entries(readers).flatMap(([name, reads]) => {
      const text = search[name];
      return text !== undefined && reads(text) ? [[name, text]] : [];
    }),
  );

export const isNarrowed = ({ sort: _, ...filter }: CheckFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** The number that was meant; undefined for what is none, such as a name, which goes nowhere. */
export function searchable(text: string): string | undefined {
  const meant = text.trim().replace(/^#/, '');
  return isNumber(meant) || /^chk_[0-9a-z]{0,36}$/.test(meant) ? meant : undefined;
}

/** As the receiver is asked. */
export function searchOf(filter: CheckFilter, timeZone: string): Search {
  const { from, to, ...rest } = filter;
  return {
    ...rest,
    ...(from && { fromMs: dayStartMs(from, timeZone) }),
    ...(to && { toMs: dayStartMs(to, timeZone, 1) }),
  };
}
