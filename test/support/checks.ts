import type { Evidence } from '../../src/contract/wire/evidence.ts';
import type { Check } from '../../src/receiver/checks/check.ts';

export const evidence: Evidence = {
  ial: 1,
  method: 'aamva_barcode',
  documentType: 'driving_licence',
  documentCountry: 'US',
  documentRegion: 'TX',
  documentExpiresOn: '2030-05-31',
  ageOver: [13, 14, 15, 16, 17, 18, 19, 20, 21],
  nameMatch: 'match',
};

/** A new check of a guest's cart, but for what a test wants otherwise. */
export const aCheck = (changes: Partial<Check> = {}): Check => ({
  checkId: 'chk_00000000000000000000000000000001',
  storeHash: 'abc123',
  provider: 'document',
  status: 'pending',
  revision: 0,
  requirement: { ial: 1, minimumAge: 21 },
  finding: null,
  attemptsUsed: 0,
  evidence: null,
  consentedAtMs: null,
  cartId: 'cart-0001',
  customerId: null,
  policyVersion: 1,
  ruleIds: ['spirits'],
  createdAtMs: 1_000,
  updatedAtMs: 1_000,
  ...changes,
});
