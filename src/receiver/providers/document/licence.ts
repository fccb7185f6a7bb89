import { type Issuer, issuerOf } from './issuers.ts';

/** What the barcode of a licence or ID card says, as far as a check needs it. It lives in memory, for the length of one check. */
export interface Licence {
  readonly documentType: 'driving_licence' | 'identity_card';
  readonly issuer: Issuer;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD`; null when the barcode has none that can be a date. */
  readonly birthDate: string | null;
  /** The last day of validity, `YYYY-MM-DD`; null when the barcode has none that can be a date. */
  readonly expiryDate: string | null;
}

/**
 * The header of an AAMVA barcode: file type, issuer, version (with the jurisdiction's own version from version 2 on), the number of
 * subfiles, and for each its type, offset and length. Issuers get offsets wrong, so they are passed over rather than believed.
 */
const header = /(?:ANSI ?|AAMVA)(\d{6})\d{2}(?:\d{2})?\d{2}((?:[A-Z]{2}\d{8})+)/;
const separators = /\p{Cc}+/u;
/** An element: its three letters and its value. The first of a subfile comes right after the subfile's type. */
const element = /^(?:DL|ID|EN)?(D[A-Z]{2})(.*)$/;
/** What issuers put where there is no name. */
const placeholders = /^(?:NONE|UNAVL|UNAVAIL|NMN)$/i;
const longestText = 4_096;

/** Reads the text of a PDF417 as a US or Canadian licence or ID card. Undefined for anything else; never throws. */
export function readLicence(text: string): Licence | undefined {
  if (text.length > longestText) return undefined;
  const found = header.exec(text);
  const [whole, iin = '', subfiles = ''] = found ?? [];
  const issuer = issuerOf(iin);
  if (!found || whole === undefined || !issuer) return undefined;
  const type = /^(?:..\d{8})*?(DL|ID|EN)\d{8}/.exec(subfiles)?.[1];
  if (!type) return undefined;
  const fields = readFields(text.slice(found.index + whole.length));
  const name = nameOf(fields);
  if (fields.size === 0 || !name) return undefined;
  return {
    documentType: type === 'ID' ? 'identity_card' : 'driving_licence',
    issuer,
    ...name,
    birthDate: readDate(fields.get('DBB')),
    expiryDate: readDate(fields.get('DBA')),
  };
}

/** The elements that begin a line, by their three letters; of each the first. What an issuer adds of its own begins with Z. */
function readFields(body: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of body.split(separators)) {
    const [, id, value] = element.exec(line) ?? [];
    if (id && value !== undefined && !fields.has(id)) fields.set(id, value.trim());
  }
  return fields;
}

function nameOf(
  fields: ReadonlyMap<string, string>,
): Pick<Licence, 'firstName' | 'middleName' | 'lastName'> | undefined {
  const named = (id: string) => (fields.get(id) ?? '').replace(placeholders, '');
  const parts = (id: string) =>
    named(id)
      .split(/[,@]/)
      .map((part) => part.trim());
  const [fullLast = '', fullFirst = '', ...fullMiddle] = parts('DAA');
  // Versions 2 and 3 have all given names in one element; the oldest have the whole name in one.
  const [givenFirst, ...givenMiddle] = parts('DCT');
  const surname = named('DCS') || named('DAB') || fullLast;
  const firstName = named('DAC') || givenFirst || fullFirst;
  const middleName = named('DAD') || [...givenMiddle, ...fullMiddle].join(' ').trim();
  return surname || firstName ? { firstName, middleName, lastName: `${surname} ${named('DCU')}`.trim() } : undefined;
}

/**
 * Month first in the United States, year first in Canada and in the oldest version. No year of our time is also a month and a day, so
 * the digits themselves tell which it is.
 */
function readDate(digits = ''): string | null {
  const [, month = '', day = '', year = ''] = /^(\d\d)(\d\d)((?:19|20|21)\d\d)$/.exec(digits) ?? [];
  const [, yearFirst = '', monthNext = '', dayLast = ''] = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  const date = year ? `${year}-${month}-${day}` : `${yearFirst}-${monthNext}-${dayLast}`;
  return isDate(date) ? date : null;
}

function isDate(date: string): boolean {
  const atMs = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(date);
}
