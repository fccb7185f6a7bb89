/** Letters and digits that nobody mistakes for one another when they read a number out on the telephone. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 20;

/** A check's id, out of as many random bytes as it has letters: 100 bits of chance. */
export const checkIdFrom = (chance: (size: number) => Uint8Array): string =>
  `chk_${Array.from(chance(length), (byte) => alphabet[byte % alphabet.length]).join('')}`;
