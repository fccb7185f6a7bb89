import type { CheckUpdate } from '../contract/wire/decision.ts';
import type { Standing } from './payment.ts';

/** What a shopper sees of the gate. Its file is loaded when a check is asked for the first time: blocking needs none of it. */
export interface Panel {
  /** Takes in a new standing: shows, changes or hides the panel, and follows the check that is asked for. */
  show(standing: Standing): void;
  /** Puts the panel where it belongs, when the page has taken it away or has just got a place for it. */
  place(): void;
  /** Brings the shopper here. Only for one who asked to pay: nobody else's focus is taken. */
  lead(): void;
  /** Ends what it does and takes it out. */
  remove(): void;
}

/** What the panel is given by the part of the gate that blocks. */
export interface PanelParts {
  readonly apiBase: string;
  /** Lets scripts of ours through the page's content security policy. Empty when there is none. */
  readonly nonce: string;
  /** Puts it where the shopper pays; answers whether there is such a place now. */
  readonly place: (host: HTMLElement) => boolean;
  readonly hear: (update: CheckUpdate) => void;
  readonly askAgain: () => Promise<Standing>;
  /** How often something was stopped, and nothing was answered, on this page so far; the gate goes on counting in it. */
  readonly health: Readonly<Record<'blocked' | 'unreachable', number>>;
  readonly storeHash: string;
  /** A selector of the page's pay button, in whose look the panel's own is made. */
  readonly payButton: string;
  /** Said to the shopper before the panel comes, and by refused orders; the panel puts in the page's own language. */
  readonly texts: { refused: string };
}

export type CreatePanel = (parts: PanelParts) => Panel;
