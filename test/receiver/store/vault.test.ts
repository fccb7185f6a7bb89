import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault, VaultError } from '../../../src/receiver/store/vault.ts';

const keyOf = (id: string) => ({ id, key: Buffer.alloc(32, id) });
const vault = createVault([keyOf('old')]);
const context = 'abc123/stores.access_token';
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
  return 'opened';
};

describe('a vault', () => {
  test('opens what it sealed, whatever the text and its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, place) => {
        expect(vault.open(vault.seal(text, place), place)).toBe(text);
      }),
    );
  });

  test('shows nothing of the text, and seals the same text differently each time', () => {
    const [one, other] = [vault.seal('canary', context), vault.seal('canary', context)];
    expect(one.toString('latin1')).not.toContain('canary');
    expect(one.equals(other)).toBe(false);
  });

  test('opens nothing that was put in another place', () => {
    const sealed = vault.seal('token', context);
    expect(codeOf(() => vault.open(sealed, 'other1/stores.access_token'))).toBe('altered');
  });

  test('opens nothing of which a single bit was changed, or that was cut short', () => {
    const sealed = vault.seal('token', context);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(['altered', 'unknown_key']).toContain(codeOf(() => vault.open(changed, context)));
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(['altered', 'unknown_key']).toContain(codeOf(() => vault.open(sealed.subarray(0, length), context)));
    }
  });

  test('opens what an older key sealed as long as that is given, and seals under the first', () => {
    const rotated = createVault([keyOf('new'), keyOf('old')]);
    const sealed = vault.seal('token', context);
    expect(rotated.open(sealed, context)).toBe('token');
    expect(sealed.subarray(0, rotated.prefix.length).equals(rotated.prefix)).toBe(false);
    const anew = rotated.seal('token', context);
    expect(anew.subarray(0, rotated.prefix.length).equals(rotated.prefix)).toBe(true);
    expect(codeOf(() => vault.open(anew, context))).toBe('unknown_key');
  });

  test('does not take a key for another that goes by its name', () => {
    const impostor = createVault([{ id: 'old', key: Buffer.alloc(32, 'x') }]);
    expect(codeOf(() => impostor.open(vault.seal('token', context), context))).toBe('altered');
  });
});
