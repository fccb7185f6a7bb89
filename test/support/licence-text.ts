import type { Licence } from '../../src/receiver/providers/document/licence.ts';

/** What the text below is read into. */
export const averysLicence: Licence = {
  documentType: 'driving_licence',
  issuer: { country: 'US', region: 'TX' },
  firstName: 'AVERY',
  middleName: 'QUINN',
  lastName: 'SAMPLE',
  birthDate: '1988-07-04',
  expiryDate: '2030-07-04',
};

/** The text of a licence's barcode, version 8 and of Texas, but for what a test wants otherwise. Undefined leaves an element out. */
export function licenceText(
  changes: Readonly<Record<string, string | undefined>> = {},
  { iin = '636015', version = '08', type = 'DL' }: { iin?: string; version?: string; type?: 'DL' | 'ID' } = {},
): string {
  const elements: Record<string, string | undefined> = {
    DAQ: '00000000',
    DCS: 'SAMPLE',
    DDE: 'N',
    DAC: 'AVERY',
    DDF: 'N',
    DAD: 'QUINN',
    DDG: 'N',
    DBD: '01152022',
    DBB: '07041988',
    DBA: '07042030',
    DAG: '123 MAIN STREET',
    DAI: 'AUSTIN',
    DAJ: 'TX',
    DAK: '787010000  ',
    DCG: 'USA',
    ...changes,
  };
  const lines = Object.entries(elements).flatMap(([id, value]) => (value === undefined ? [] : [`${id}${value}`]));
  const subfile = `${type}${lines.join('\n')}\r`;
  const jurisdictionVersion = version === '01' ? '' : '00';
  const offset = 21 + jurisdictionVersion.length - 2 + 10;
  const directory = `${type}${String(offset).padStart(4, '0')}${String(subfile.length).padStart(4, '0')}`;
  return `@\n\x1e\rANSI ${iin}${version}${jurisdictionVersion}01${directory}${subfile}`;
}
