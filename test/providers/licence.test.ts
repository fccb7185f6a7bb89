import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLicence } from '../../src/receiver/providers/document/licence.ts';
import { averysLicence, licenceText } from '../support/licence-text.ts';

describe('the text of a licence', () => {
  test('is read into what a check needs, and nothing more', () => {
    expect(readLicence(licenceText())).toEqual(averysLicence);
  });

  test('tells an ID card from a licence', () => {
    expect(readLicence(licenceText({}, { type: 'ID' }))?.documentType).toBe('identity_card');
  });

  test('names its issuer by number, not by the address', () => {
    expect(readLicence(licenceText({ DAJ: 'CA' }, { iin: '636012' }))?.issuer).toEqual({ country: 'CA', region: 'ON' });
  });

  test('may have its dates year first, as in Canada', () => {
    expect(readLicence(licenceText({ DBB: '19880704', DBA: '20300704' }, { iin: '636012' }))).toMatchObject({
      birthDate: '1988-07-04',
      expiryDate: '2030-07-04',
    });
  });

  test('of version 1 has the whole name in one element', () => {
    const text = licenceText(
      { DAA: 'SAMPLE,AVERY,QUINN', DCS: undefined, DAC: undefined, DAD: undefined, DBB: '19880704' },
      { version: '01' },
    );
    expect(readLicence(text)).toMatchObject({
      firstName: 'AVERY',
      middleName: 'QUINN',
      lastName: 'SAMPLE',
      birthDate: '1988-07-04',
    });
  });

  test('of version 2 or 3 has all given names in one element', () => {
    const text = licenceText({ DCT: 'AVERY,QUINN', DAC: undefined, DAD: undefined }, { version: '03' });
    expect(readLicence(text)).toMatchObject({ firstName: 'AVERY', middleName: 'QUINN', lastName: 'SAMPLE' });
  });

  test('may say of a part of the name that there is none', () => {
    expect(readLicence(licenceText({ DAC: 'NONE', DAD: 'unavl' }))).toMatchObject({
      firstName: '',
      middleName: '',
      lastName: 'SAMPLE',
    });
  });

  test('may have the suffix in an element of its own', () => {
    expect(readLicence(licenceText({ DCU: 'JR' }))?.lastName).toBe('SAMPLE JR');
  });

  test('is read although the issuer puts elements of its own first, or leaves out the type before them', () => {
    const ownFirst = licenceText().replace(/DL(\d{8})DL/, 'ZT00410000DL$1ZTZTADLDAD\rDL');
    expect(readLicence(ownFirst)).toEqual(averysLicence);
    expect(readLicence(licenceText({ DAI: 'HEADLEY' }).replace('DLDAQ', 'DAQ'))).toEqual(averysLicence);
  });

  test('is believed in what it says at the start of a line, and not in what an address contains', () => {
    expect(readLicence(licenceText({ DAG: '12 DBB01011950 ROAD' }))?.birthDate).toBe('1988-07-04');
    expect(readLicence(licenceText({ DCS: 'DBB01011950' }))?.birthDate).toBe('1988-07-04');
  });

  test('is believed the first time it says something', () => {
    expect(readLicence(licenceText().replace('\r', '\nDBB01011950\r'))?.birthDate).toBe(averysLicence.birthDate);
    expect(readLicence(`${licenceText()}DLDBB01011950\r`)?.birthDate).toBe(averysLicence.birthDate);
  });

  test('is read although its offsets are wrong', () => {
    expect(readLicence(licenceText().replace(/DL\d{8}/, 'DL99990001'))).toEqual(averysLicence);
  });

  test.each(['02301988', '13011988', '00000000', '7/4/1988', '', '07041788'])(
    'has no birth date where none can be: %j',
    (DBB) => {
      expect(readLicence(licenceText({ DBB }))?.birthDate).toBeNull();
    },
  );

  test.each([
    ['nothing', ''],
    ['some other text', 'https://example.com/'],
    ['a header alone', licenceText().slice(0, 31)],
    ['an issuer that does not exist', licenceText({}, { iin: '999999' })],
    ['nobody', licenceText({ DCS: undefined, DAC: undefined, DAD: undefined })],
    ['ten thousand letters', licenceText({ DAG: 'X'.repeat(10_000) })],
  ])('is no licence when it is %s', (_what, text) => {
    expect(readLicence(text)).toBeUndefined();
  });

  test('never makes the reader throw', () => {
    const mangled = fc.tuple(fc.nat(400), fc.nat(400), fc.string({ maxLength: 40 })).map(([from, length, text]) => {
      const whole = licenceText();
      return whole.slice(0, from) + text + whole.slice(from + length);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), mangled), (text) => {
        readLicence(text);
      }),
    );
  });
});
