import type { Examination } from '../../checks/ports.ts';
import type { JudgedAgainst } from '../../checks/provider.ts';
import { judge } from '../judge.ts';
import type { Licence } from './licence.ts';

/** The verdict on a licence. What its barcode says is all there is: nobody has tied it to a face, and nobody vouches that it is valid. */
export function judgeLicence(licence: Licence, against: JudgedAgainst): Extract<Examination, { kind: 'judged' }> {
  return judge(
    {
      verdict: 'approved',
      name: licence,
      birthDate: licence.birthDate,
      expiryDate: licence.expiryDate,
      isValidityVouchedFor: false,
      documentType: licence.documentType,
      country: licence.issuer.country,
      region: licence.issuer.region,
      ial: 1,
      method: 'aamva_barcode',
    },
    against,
  );
}
