import { raw } from 'hono/html';

/** A value as a script in the page writes it. No text in it can end the script. */
export const inlineValue = (value: unknown) => raw(JSON.stringify(value, null, 2).replaceAll('<', '\\u003c'));
