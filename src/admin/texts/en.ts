import { shell } from './en/shell.ts';

/** English. One file a room. */
export const en = { shell };
