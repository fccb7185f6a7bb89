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
const header = /(?:ANSI |AAMVA)(\d{6})\d{2}(?:\d{2})?\d{2}((?:[A-Z]{2}\d{8})+)/;
const separators = /\p{Cc}+/u;
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
  const fields = readFields(text.slice(found.index + whole.length), type);
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

/** The elements of the first subfile, by their three letters. The first line carries the subfile's type before its first element. */
function readFields(body: string, type: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const lines = body.slice(Math.max(0, body.indexOf(type))).split(separators);
  for (const [index, line] of lines.entries()) {
    const element = index === 0 && line.startsWith(type) ? line.slice(type.length) : line;
    const [, id, value] = /^(D[A-Z]{2})(.*)$/.exec(element) ?? [];
    if (id && value !== undefined && !fields.has(id)) fields.set(id, value.trim());
  }
  return fields;
}

function nameOf(
  fields: ReadonlyMap<string, string>,
): Pick<Licence, 'firstName' | 'middleName' | 'lastName'> | undefined {
  const full = (fields.get('DAA') ?? '').split(/[,@]/).map((part) => part.trim());
  const lastName = fields.get('DCS') ?? fields.get('DAB') ?? full[0] ?? '';
  // Versions 2 and 3 have all given names in one element; the oldest have the whole name in one.
  const given = (fields.get('DCT') ?? '').split(',').map((part) => part.trim());
  const firstName = fields.get('DAC') ?? (given[0] || full[1]) ?? '';
  const middleName = fields.get('DAD') ?? ([...given.slice(1), ...full.slice(2)].join(' ').trim() || '');
  return lastName || firstName
    ? { firstName, middleName: middleName === 'NONE' ? '' : middleName, lastName }
    : undefined;
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
