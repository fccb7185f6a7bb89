import type { Language, TextChanges } from '../src/contract/wire/widget-texts.ts';

// What a page may rely on of the ES module `idgate-widget.mjs`. The build publishes it, with the file it imports, as `idgate-widget.d.ts`.

/** A check as its own shopper may see it. */
export interface CheckEventDetail {
  readonly checkId: string;
  readonly status:
    | 'pending'
    | 'in_progress'
    | 'in_review'
    | 'failed'
    | 'verified'
    | 'manually_approved'
    | 'manually_rejected';
  /** Grows with every change. */
  readonly revision: number;
  readonly requirement: { readonly ial: 0 | 1 | 2 | 3; readonly minimumAge: number | null };
  readonly finding:
    | 'unreadable'
    | 'not_a_licence'
    | 'under_age'
    | 'document_expired'
    | 'name_differs'
    | 'attempts_used_up'
    | 'person_asked'
    | 'refused'
    | 'needs_review'
    | 'revoked'
    | null;
  readonly attemptsLeft: number;
  /** Whether the shopper has yet to agree before anything is read. */
  readonly needsConsent: boolean;
  /** For how many days the outcome is kept; null for as long as the order. */
  readonly keptDays: number | null;
  /** Whether the shopper shows their document on a provider's own page rather than here. */
  readonly isElsewhere: boolean;
}

export interface MountOptions {
  /** Where the receiver answers, without a trailing slash. */
  readonly apiBase: string;
  /** As the receiver gave it. */
  readonly check: CheckEventDetail;
  /** Opens the check's own endpoints. Given together with the check. */
  readonly checkToken: string;
  /** Asks the page for a fresh token. Null when there is none to be had. */
  renewToken(): Promise<string | null>;
  /** Called with every newer view of the check. A browser's word for nothing: the receiver decides. */
  onCheck(check: CheckEventDetail): void;
  /** Whether the shopper may order while a person looks at the check. No unless told. */
  readonly mayOrder?: boolean;
  /** The page's own words in place of the widget's, by language. */
  readonly texts?: { readonly [lang in Language]?: TextChanges };
}

export interface MountedWidget {
  /** Shows a newer view of the check, from wherever the page learned of it. An older one than shown is ignored. */
  show(check: CheckEventDetail, mayOrder?: boolean): void;
  unmount(): void;
}

/** Draws the widget as the only content of an element or a shadow root of the page's. */
export declare function mount(target: HTMLElement | ShadowRoot, options: MountOptions): MountedWidget;

/**
 * `<id-verify api-base check-id check-token>`, once the module has run. It reads the check, draws the widget in itself, in the language
 * that its `lang` or the page's says, and dispatches `idgate:check` with a `CheckEventDetail` at the start and at every change.
 */
export interface IdVerifyElement {
  /** The page's own words in place of the widget's, by language. Set before the element is put into the page. */
  texts: MountOptions['texts'] | undefined;
  /** Asks the page for a fresh token. Without it a shopper whose token is out of date has to reload the page. */
  renewToken(): Promise<string | null>;
}
