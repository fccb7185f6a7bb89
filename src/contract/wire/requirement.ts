import { integer, nullable, oneOf, type Read, record } from './shape.ts';

/** Identity assurance level after NIST SP 800-63A, as a provider reports it. 0 is "nothing shown". */
export const readIal = oneOf(0, 1, 2, 3);
export type Ial = Read<typeof readIal>;

/** What a shopper has to show: at least this assurance level and, where set, at least this age in whole years. */
export const readRequirement = record({ ial: readIal, minimumAge: nullable(integer(1, 120)) });
export type Requirement = Read<typeof readRequirement>;
