/** A made-up licence. Nobody has it, and every drawing of it says so. */
export interface Specimen {
  readonly issuer: 'TX' | 'ON';
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** The last day of validity, `YYYY-MM-DD`. */
  readonly expiryDate: string;
}

const issuers = {
  TX: { iin: '636015', country: 'USA', street: '123 MAIN STREET', city: 'AUSTIN', postalCode: '787010000' },
  ON: { iin: '636012', country: 'CAN', street: '123 MAIN STREET', city: 'TORONTO', postalCode: 'M5V2T6' },
} as const;

/** Month first in the United States, year first in Canada. */
function dateOf(date: string, country: 'USA' | 'CAN'): string {
  const [year, month, day] = date.split('-');
  return country === 'USA' ? `${month}${day}${year}` : `${year}${month}${day}`;
}

/**
 * The text that the barcode of such a licence carries: a header with the place and length of its one subfile, then an element a line.
 * @see AAMVA DL/ID Card Design Standard, annex D (mandatory PDF417).
 */
export function barcodeText({ issuer, firstName, middleName, lastName, birthDate, expiryDate }: Specimen): string {
  const { iin, country, street, city, postalCode } = issuers[issuer];
  const elements = {
    DAQ: '00000000',
    DCS: lastName,
    DDE: 'N',
    DAC: firstName,
    DDF: 'N',
    DAD: middleName,
    DDG: 'N',
    DCA: 'C',
    DCB: 'NONE',
    DCD: 'NONE',
    DBD: dateOf('2022-01-15', country),
    DBB: dateOf(birthDate, country),
    DBA: dateOf(expiryDate, country),
    DBC: '9',
    DAU: country === 'USA' ? '070 IN' : '178 CM',
    DAY: 'BRO',
    DAG: street,
    DAI: city,
    DAJ: issuer,
    DAK: postalCode.padEnd(11),
    DCF: 'SPECIMEN0000',
    DCG: country,
  };
  const subfile = `DL${Object.entries(elements)
    .map(([id, value]) => `${id}${value.toUpperCase()}`)
    .join('\n')}\r`;
  const start = `@\n\x1e\rANSI ${iin}080001DL`;
  const fixed = (number: number) => String(number).padStart(4, '0');
  return `${start}${fixed(start.length + 8)}${fixed(subfile.length)}${subfile}`;
}
