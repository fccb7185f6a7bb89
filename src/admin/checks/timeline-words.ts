import type { TimelineItem } from '../../contract/schema/admin/timeline.ts';
import { texts } from '../texts/texts.ts';
import type { Fact } from './Facts.tsx';

type Detail = TimelineItem['details'][string];

/** How values are worded that are not codes of idgate's own. */
export interface ValueWords {
  /** The merchant's own label of an order status, by its id. */
  readonly orderStatus: (statusId: number) => string;
  /** A moment, in Unix ms. */
  readonly at: (ms: number) => string;
}

/** What happened, in a sentence. A code that this page does not know yet is read out as it is. */
export const titleOf = ({ title }: Pick<TimelineItem, 'title'>): string => texts.timeline.title[title] ?? spelt(title);

/** What it was about, each under its name. What is not known is left out. */
export const linesOf = ({ details }: Pick<TimelineItem, 'details'>, words: ValueWords): Fact[] =>
  Object.entries(details).flatMap(([name, value]) =>
    value === null || (Array.isArray(value) && value.length === 0)
      ? []
      : [{ label: texts.timeline.detail[name] ?? spelt(name), value: worded(name, value, words) }],
  );

function worded(name: string, value: NonNullable<Detail>, words: ValueWords): string {
  if (Array.isArray(value)) return value.map((one) => worded(name, one, words)).join(', ');
  if (typeof value === 'boolean') return value ? texts.timeline.yes : texts.timeline.no;
  if (typeof value === 'number') {
    if (/statusId$/i.test(name)) return words.orderStatus(value);
    return /AtMs$/.test(name) ? words.at(value) : String(value);
  }
  return meaningOf(name, value) ?? value;
}

function meaningOf(name: string, code: string): string | undefined {
  const { status, finding, provider } = texts.checks;
  const shared: Readonly<Record<string, Readonly<Record<string, string>>>> = { status, finding, provider };
  return texts.timeline.value[name]?.[code] ?? shared[name]?.[code];
}

/** `stage_was_applied` and `stageWasApplied` as `Stage was applied`. */
function spelt(code: string): string {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
