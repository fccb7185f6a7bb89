import type { Ial } from './requirement.ts';

/** How the name on the document compares with the billing name. `not_compared` when either was missing. */
export type NameMatch = 'match' | 'close' | 'differs' | 'not_compared';

/** What a check's verdict is based on. It holds no image, no document number, no name and no birth date. */
export interface Evidence {
  readonly ial: Ial;
  /** How the document was read, in the provider's terms: `aamva_barcode` for the built-in document check, else `<provider>:<its word>`. */
  readonly method: string;
  readonly documentType: 'driving_licence' | 'identity_card' | 'passport' | 'residence_permit' | null;
  /** ISO 3166-1 alpha-2. */
  readonly documentCountry: string | null;
  /** Issuing state or province, by its postal abbreviation. */
  readonly documentRegion: string | null;
  /** The last day the document is valid, `YYYY-MM-DD`. */
  readonly documentExpiresOn: string | null;
  /** Those of `ageThresholds` that the holder had reached on the day of the check, ascending. */
  readonly ageOver: readonly number[];
  readonly nameMatch: NameMatch;
  /** Whether the holder's living face was compared with the document; absent where the provider does not say. */
  readonly isFaceMatched?: boolean;
  /** The reference of the verified credential that the receiver keeps; absent where there is none. */
  readonly credentialReference?: string;
}

/** The ages, in whole years, that any law or rule we know of asks for. Only these are kept, never the birth date. */
export const ageThresholds: readonly number[] = [
  13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 25, 30, 40, 50, 55, 60, 62, 65,
];
