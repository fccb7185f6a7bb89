import type { SessionLook, SessionRequest } from '../../../src/receiver/checks/provider.ts';

/** What a session is judged against where a test has no wish of its own. */
export const look: SessionLook = {
  checkId: 'check-1',
  requirement: { ial: 1, minimumAge: 21 },
  billingName: { first: 'Avery', last: 'Sample' },
  today: '2026-11-21',
};

/** The request that began that session. */
export const request: SessionRequest = {
  checkId: look.checkId,
  requirement: look.requirement,
  person: { email: 'avery@example.com', name: look.billingName },
  language: 'de-AT',
  returnUrl: 'https://shop.example/',
  idempotencyKey: 'key',
};
