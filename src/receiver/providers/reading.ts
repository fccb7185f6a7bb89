import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Ial } from '../../contract/wire/requirement.ts';
import type { DocumentName } from './compare-names.ts';

/** What whoever read a document says of it and of its holder. It lives in memory, for as long as it takes to judge it. */
export interface Reading {
  /** In the reader's own judgement; `document_expired` and `under_age` where it says that this is why it did not approve. */
  readonly verdict: 'approved' | 'declined' | 'review' | 'document_expired' | 'under_age';
  /** Null where the document shows none, or the reader doesn't tell. */
  readonly name: DocumentName | null;
  /** `YYYY-MM-DD`; null where the document shows none, or the reader doesn't tell. */
  readonly birthDate: string | null;
  /** The last day of validity, `YYYY-MM-DD`; null where the document shows none, or the reader doesn't tell. */
  readonly expiryDate: string | null;
  /** Whether the reader approves of no document that has run out, so that its word is enough where there is no `expiryDate`. */
  readonly isValidityVouchedFor: boolean;
  readonly documentType: Evidence['documentType'];
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** Issuing state or province, by its postal abbreviation. */
  readonly region: string | null;
  /** The level that this reading claims once it is approved. */
  readonly ial: Ial;
  /** As `Evidence.method`. */
  readonly method: string;
  /** Whether the holder's living face was compared with the document; left out where the reader does not say. */
  readonly isFaceMatched?: boolean;
}
