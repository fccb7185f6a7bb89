import type { NameMatch } from '../../contract/wire/evidence.ts';
import type { PersonName } from '../checks/ports.ts';
import { areNicknames } from './nicknames.ts';

/** A name as a document has it. */
export interface DocumentName {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
}

/**
 * How the name on a document compares with the name that a shopper gave. People leave out middle names and accents, use a short form,
 * have two surnames and give one, or fill the fields the other way round: all that is `match` or `close`. `differs` needs a first or a
 * last name that is clearly another, or a Junior with the name of a Senior.
 */
export function compareNames(document: DocumentName, given: PersonName): NameMatch {
  const theirs = {
    first: words(document.firstName),
    middle: words(document.middleName),
    last: words(document.lastName),
  };
  const ours = { first: words(given.first), last: words(given.last) };
  if (theirs.first.length + theirs.last.length === 0 || ours.first.length + ours.last.length === 0)
    return 'not_compared';
  const written = [...ours.first, ...ours.last, ...theirs.first, ...theirs.last];
  if (written.some((word) => !isLatin.test(word))) return 'not_compared';
  const [theirGeneration, ourGeneration] = [
    generationOf(document),
    generationOf({ firstName: given.first, lastName: given.last }),
  ];
  if (theirGeneration && ourGeneration && theirGeneration !== ourGeneration) return 'differs';
  if (isEqual(ours.last, theirs.last) && ours.first[0] === theirs.first[0] && ours.first.length > 0) return 'match';
  const isClose = (first: string[], last: string[]) =>
    isSameFirst(first, [...theirs.first, ...theirs.middle]) && isSameLast(last, theirs.last);
  // A shopper's whole name in one field has its surname last.
  const all = [...ours.first, ...ours.last];
  const isCloseWhole =
    (ours.first.length === 0 || ours.last.length === 0) && all.length > 1 && isClose(all.slice(0, -1), all.slice(-1));
  return isClose(ours.first, ours.last) || isClose(ours.last, ours.first) || isCloseWhole ? 'close' : 'differs';
}

/** Whose child is whose, where both have the same name. */
const generations: Readonly<Record<string, number>> = { SR: 1, JR: 2, II: 2, III: 3, IV: 4 };
const suffixes = new Set(['JR', 'SR', 'II', 'III', 'IV', 'MR', 'MRS', 'MS', 'DR']);
const isLatin = /^\p{Script=Latin}+$/u;

/** Stands at the end of either name: `Sample Jr`, `Avery III`. A first name alone is none. */
function generationOf({ firstName, lastName }: Pick<DocumentName, 'firstName' | 'lastName'>): number | undefined {
  return [lastName, firstName].map((name) => generations[lettersOf(name).slice(1).at(-1) ?? '']).find(Boolean);
}

/** Upper-case words without accents, apostrophes or suffixes; a hyphen parts words. */
const words = (name: string): string[] => lettersOf(name).filter((word) => !suffixes.has(word));

function lettersOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()
    .replace(/Ø/g, 'O')
    .replace(/Ł/g, 'L')
    .replace(/Đ/g, 'D')
    .replace(/Æ/g, 'AE')
    .replace(/Œ/g, 'OE')
    .replace(/Þ/g, 'TH')
    .replace(/['’‘ʻʼ`´.]/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

const isEqual = (a: readonly string[], b: readonly string[]) => a.length > 0 && a.join('') === b.join('');

/**
 * One of the given names, in full, by its initial, by a short form, cut off by the document, or with one slip of the finger. Not in the
 * last letter: that tells Julian from Juliana, and Maria from Mario.
 */
function isSameFirst(given: readonly string[], onDocument: readonly string[]): boolean {
  const [first] = given;
  if (first === undefined || onDocument.length === 0) return false;
  if (given.join('') === onDocument.slice(0, given.length).join('') || onDocument[0] === given.join('')) return true;
  if (first.length === 1) return onDocument[0]?.startsWith(first) ?? false;
  return onDocument.some(
    (name) =>
      name === first ||
      areNicknames(name, first) ||
      isCutOff(name, first) ||
      (name.at(-1) === first.at(-1) && isSlip(name, first)),
  );
}

/** The surname, or some of several, in order; also cut off, or with one slip of the finger. */
function isSameLast(given: readonly string[], onDocument: readonly string[]): boolean {
  if (given.length === 0 || onDocument.length === 0) return false;
  const [a, b] = [given.join(''), onDocument.join('')];
  const [fewer, more] = given.length <= onDocument.length ? [given, onDocument] : [onDocument, given];
  const isPart =
    fewer.every((word) => word.length > 2 || more.length === fewer.length) &&
    fewer.every((word) => more.includes(word));
  return a === b || isPart || isCutOff(b, a) || isSlip(a, b);
}

/** Documents cut names off at a fixed length, never at less than ten letters. A shorter beginning may be a name of its own. */
const isCutOff = (onDocument: string, given: string) =>
  onDocument.length >= 10 && given.length > onDocument.length && given.startsWith(onDocument);

/** One letter more, less or other, or two neighbours swapped, in a word that is long enough for that to be no other name. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].reverse().join(''));
}
