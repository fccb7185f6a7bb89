// A theme developer reads this file too: the build publishes it as part of `idgate-widget.d.ts`, so it holds types alone and imports nothing.

/** The languages that the widget speaks, by their tags after BCP 47. */
export type Language = 'en' | 'es' | 'fr' | 'de' | 'it' | 'pt' | 'nl' | 'pl' | 'sv' | 'ja' | 'zh-Hans' | 'ar';

/** A sentence with `{count}` in it, in each of the plural forms that its language has. `other` serves where one is missing. */
export type Counted = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

/** What stands at the top of the panel. */
export interface Heading {
  readonly title: string;
  /** The one sentence that matters next. */
  readonly lead: string;
}

/** Every word a shopper reads in the widget. What stands in braces is filled in: `{age}`, `{count}`, `{percent}`. */
export interface WidgetTexts {
  /** What a screen reader calls the whole panel. */
  readonly panelName: string;
  /** Stands before the number by which the shop finds the check. */
  readonly checkId: string;
  /** With `{step}` and `{steps}`. */
  readonly progress: string;
  readonly why: {
    readonly title: string;
    /** With `{age}`. */
    readonly forAge: string;
    readonly forIdentity: string;
    readonly needTitle: string;
    readonly need: string;
    readonly readTitle: string;
    readonly read: string;
    readonly keptTitle: string;
    /** Where the store keeps the outcome for a number of days. */
    readonly keptDays: Counted;
    /** Where it keeps the outcome for as long as the order. */
    readonly keptWithOrder: string;
    /** Stands beside the box to tick, in the shopper's own voice. */
    readonly consent: string;
    readonly consentMissing: string;
    readonly start: string;
    /** In place of `start`, beside the way to the phone. */
    readonly startHere: string;
    /** Leads to asking for a person. */
    readonly noneOfThese: string;
  };
  readonly photo: Heading & {
    readonly tips: { readonly whole: string; readonly sharp: string; readonly light: string };
    readonly sameName: string;
    /** Leads to the live camera. */
    readonly live: string;
    /** Opens the camera of a phone's own. */
    readonly camera: string;
    readonly choose: string;
    /** Stands beside `choose` for those who have a mouse. */
    readonly drop: string;
    readonly attemptsLeft: Counted;
    readonly unreadable: Heading;
    readonly not_a_licence: Heading;
    /** What was wrong with a file. */
    readonly problem: {
      readonly title: string;
      readonly empty: string;
      readonly not_a_picture: string;
      readonly cannot_open: string;
      readonly too_large: string;
    };
    /** Why the live camera can't be used, and what can be done instead. */
    readonly noCamera: {
      readonly title: string;
      readonly refused: string;
      readonly missing: string;
      readonly in_use: string;
      readonly lost: string;
    };
  };
  readonly camera: Heading & {
    /** Where the browser can't look for the barcode by itself. */
    readonly manualLead: string;
    readonly starting: string;
    /** What a screen reader calls the live picture. */
    readonly view: string;
    readonly shoot: string;
    readonly close: string;
    readonly light: string;
    readonly which: string;
    /** With `{number}`, for a camera that the browser doesn't name. */
    readonly unnamed: string;
    readonly hints: {
      readonly searching: string;
      readonly dark: string;
      readonly glare: string;
      readonly still: string;
      readonly closer: string;
      readonly other_code: string;
    };
  };
  /** The way from a computer to the phone. */
  readonly handOff: Heading & {
    /** Leads there. */
    readonly use: string;
    readonly starting: string;
    /** What a screen reader calls the drawing that is scanned. */
    readonly code: string;
    /** Stands over the link itself. */
    readonly link: string;
    readonly copy: string;
    readonly copied: string;
    /** Opens the device's own way to send a link. */
    readonly share: string;
    readonly mail: string;
    /** Once it is sent by e-mail. */
    readonly mailed: string;
    /** How many minutes the link still works. */
    readonly works: Counted;
    readonly renew: string;
    readonly runOut: Heading;
    /** While the phone is at it. */
    readonly taken: Heading;
    readonly here: string;
  };
  /** Asking for a person instead of showing a document. */
  readonly person: Heading & {
    /** Leads there. */
    readonly ask: string;
    readonly send: string;
    readonly back: string;
  };
  /** Why something small could not be done just now. */
  readonly failed: { readonly offline: string; readonly unavailable: string };
  readonly preparing: Heading;
  readonly preview: Heading & { readonly photo: string; readonly send: string; readonly discard: string };
  readonly sending: Heading & {
    /** With `{percent}`, which brings its sign along. */
    readonly percent: string;
    readonly cancel: string;
  };
  readonly checking: Heading;
  /** Why a photo did not get through. */
  readonly interrupted: {
    readonly offline: Heading;
    readonly slow: Heading;
    readonly upstream: Heading;
    readonly unavailable: Heading;
    readonly busy: Heading;
    readonly stopped: Heading;
    readonly retry: string;
    readonly discard: string;
  };
  readonly outcome: {
    readonly verified: Heading;
    readonly manually_approved: Heading;
    readonly manually_rejected: Heading;
    readonly under_age: Heading;
    readonly failed: Heading;
    readonly document_expired: Heading;
    readonly name_differs: Heading;
    readonly attempts_used_up: Heading;
    readonly person_asked: Heading;
    readonly in_review: Heading;
    /** What comes next, after a no. */
    readonly next: {
      readonly mistaken: string;
      readonly ask: string;
      /** While a person looks, and payment is shut meanwhile. */
      readonly wait: string;
      /** While a person looks, and the shopper may order meanwhile. */
      readonly order: string;
      readonly speedUp: string;
    };
  };
}

/** What is said where the shopper shows their document on the page of a service that checks IDs for the shop. */
export interface ElsewhereTexts {
  /** In place of the widget's own words, before the shopper goes there. */
  readonly why: {
    readonly need: string;
    readonly read: string;
    /** Stands behind what the shop keeps. */
    readonly alsoKept: string;
    readonly start: string;
  };
  /** While the page is asked for. */
  readonly starting: Heading;
  /** Before the page is opened in another tab. */
  readonly offered: Heading;
  /** While the page is shown inside ours. */
  readonly framed: Heading;
  /** Once it was opened in another tab. */
  readonly opened: Heading;
  /** Where the service sends a message instead. */
  readonly messaged: Heading;
  /** After a document that the service could not read. */
  readonly again: Heading;
  /** Stands above what went wrong when the page was asked for. */
  readonly failed: string;
  readonly open: string;
  readonly openAgain: string;
  /** Opens the page that is shown here in a tab of its own. */
  readonly beside: string;
  /** Shows the page that is shown here from its beginning. */
  readonly reload: string;
  /** What a screen reader calls the page that is shown here. */
  readonly frame: string;
}

/** Every word there is, wherever it is said. */
export interface AllTexts extends WidgetTexts {
  readonly elsewhere: ElsewhereTexts;
}

/** Other words for some of the texts. */
export type TextChanges<T = AllTexts> = {
  readonly [K in keyof T]?: T[K] extends string | undefined ? string : TextChanges<T[K]>;
};
