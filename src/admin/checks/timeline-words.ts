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
export const titleOf = ({ title }: Pick<TimelineItem, 'title'>): string =>
  known(texts.timeline.title, title) ?? spelt(title);

/** What it was about, each under its name. What is not known is left out. */
export const linesOf = ({ kind, details }: Pick<TimelineItem, 'kind' | 'details'>, words: ValueWords): Fact[] =>
  Object.entries(details).flatMap(([name, value]) => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    // Staff say why in their own words, which may happen to be a code.
    const isTheirWords = kind === 'staff' && name === 'reason';
    return [
      {
        label: known(texts.timeline.detail, name) ?? spelt(name),
        value: isTheirWords ? String(value) : worded(name, value, words),
      },
    ];
  });

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
  const codes = known({ status, finding, provider, ...texts.timeline.value }, name);
  return codes && known(codes, code);
}

/** What is found under that very name, and not what every object has. */
const known = <T>(words: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** `stage_was_applied` and `stageWasApplied` as `Stage was applied`. */
function spelt(code: string): string {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
