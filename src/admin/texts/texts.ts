import { en } from './en.ts';

/** Every word of a language. Another language is another one of these. */
export type Texts = typeof en;

/** What the page says. Every room takes its words from here, so a language is chosen in this one place. */
export const texts: Texts = en;
