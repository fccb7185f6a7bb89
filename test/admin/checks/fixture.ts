import { HttpResponse, http } from 'msw';
import { ChecksScreen } from '../../../src/admin/checks/ChecksScreen.tsx';
import { CustomerScreen, OrderScreen } from '../../../src/admin/checks/SubjectScreen.tsx';
import { ReviewScreen } from '../../../src/admin/review/ReviewScreen.tsx';
import type { ScreenEntry } from '../../../src/admin/shell/screens.tsx';
import type { CheckDetail, CheckItem } from '../../../src/contract/schema/admin/checks.ts';
import type { TimelineItem } from '../../../src/contract/schema/admin/timeline.ts';
import type { Evidence } from '../../../src/contract/wire/evidence.ts';
import { nowMs, urlOf } from '../fixture.tsx';

export const screens: readonly ScreenEntry[] = [
  { name: 'checks', Component: ChecksScreen, label: 'checks' },
  { name: 'review', Component: ReviewScreen, label: 'review' },
  { name: 'order', Component: OrderScreen, isPanel: true },
  { name: 'customer', Component: CustomerScreen, isPanel: true },
];

export const hourMs = 3_600_000;
export const checkId = 'chk_7v2k9m4p0qx3c8e5rwhz';

export const evidence: Evidence = {
  ial: 1,
  method: 'aamva_barcode',
  documentType: 'driving_licence',
  documentCountry: 'US',
  documentRegion: 'TX',
  documentExpiresOn: '2028-03-09',
  ageOver: [13, 14, 15, 16, 17, 18, 19, 20, 21],
  nameMatch: 'match',
};

/** A check that waits for a person, because the ID has expired. */
export const checkOf = (changes: Partial<CheckDetail> = {}): CheckDetail => ({
  checkId,
  status: 'in_review',
  revision: 4,
  provider: 'document',
  finding: 'document_expired',
  requirement: { ial: 1, minimumAge: 21 },
  customerId: 7,
  createdAtMs: nowMs - 5 * hourMs,
  updatedAtMs: nowMs - 3 * hourMs,
  inReviewSinceMs: nowMs - 3 * hourMs,
  targetAtMs: nowMs + hourMs,
  secondEyes: null,
  evidence: { ...evidence, documentExpiresOn: '2026-10-01' },
  attemptsUsed: 1,
  attemptsLeft: 5,
  consentedAtMs: null,
  cartId: null,
  orders: [{ orderId: 118, statusId: 12, isHeld: true }],
  policyVersion: 3,
  rules: [{ ruleId: 'wine', name: 'Wine needs ID' }],
  decidedBy: null,
  canUndo: false,
  canInvite: false,
  forgottenAtMs: null,
  replacedBy: null,
  ...changes,
});

export const itemOf = (changes: Partial<CheckItem> = {}): CheckItem => ({
  checkId,
  status: 'in_review',
  revision: 4,
  provider: 'document',
  finding: 'document_expired',
  requirement: { ial: 1, minimumAge: 21 },
  customerId: 7,
  orderIds: [118],
  isHolding: true,
  createdAtMs: nowMs - 5 * hourMs,
  updatedAtMs: nowMs - 3 * hourMs,
  inReviewSinceMs: nowMs - 3 * hourMs,
  targetAtMs: nowMs + hourMs,
  secondEyes: null,
  ...changes,
});

/** As many checks, each with an order of its own. */
export const itemsOf = (count: number, changes: Partial<CheckItem> = {}): CheckItem[] =>
  Array.from({ length: count }, (_, at) =>
    itemOf({ checkId: `chk_${String(at + 1).padStart(20, '0')}`, orderIds: [201 + at], ...changes }),
  );

export const timelineOf = (items: readonly TimelineItem[] = []) => HttpResponse.json({ items, checkId });

/** What every look at a check asks for beside the check itself. */
export const aroundChecks = [
  http.get(urlOf('/lookups/order-statuses'), () =>
    HttpResponse.json({
      items: [{ statusId: 12, label: 'Waiting for ID', systemLabel: 'Manual Verification Required' }],
    }),
  ),
  http.get(urlOf('/checks/:checkId/timeline'), () => timelineOf()),
  http.get(urlOf('/orders/:orderId/timeline'), () => timelineOf()),
];
