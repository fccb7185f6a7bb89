import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Result } from '../../contract/wire/result.ts';

/** A name as the shop has it. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/** What a provider makes of one photograph of a document. */
export type Examination =
  /** The photograph can't be used; the shopper may try another. */
  | { readonly kind: 'unusable'; readonly finding: Extract<Finding, 'unreadable' | 'not_a_licence'> }
  /** The document was read and judged. */
  | {
      readonly kind: 'judged';
      readonly outcome: 'verified' | 'failed' | 'in_review';
      readonly finding: Extract<Finding, 'under_age' | 'document_expired' | 'name_differs'> | null;
      readonly evidence: Evidence;
    };

/** The built-in document check. Keeps nothing of what it is given. */
export interface DocumentExaminer {
  /**
   * Reads one photograph, in memory only. `today` is the shop's calendar day, `YYYY-MM-DD`. Without a billing name no name is
   * compared, and the best outcome is `in_review`. Fails with `not_an_image` when the bytes can't be opened as a picture.
   */
  examine(
    photo: Uint8Array,
    about: { requirement: Requirement; billingName: PersonName | null; today: string },
  ): Promise<Result<Examination, 'not_an_image'>>;
}
