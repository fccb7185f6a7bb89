import type { TimelineItem, TimelineKind, TimelineTitle } from '../../contract/schema/admin/timeline.ts';
import type { SomeFacts } from '../../contract/wire/facts.ts';
import type { HistoryEvent } from './found-by.ts';
import type { Judged } from './order-memory.ts';
import type { OrderAction } from './order-status.ts';
import type { OrderNotice, OrderNoticeKind } from './order-wait.ts';
import type { Why } from './requirement-for.ts';

type Details = TimelineItem['details'];
type Draft = Omit<TimelineItem, 'by'> & { readonly userId?: number | undefined };

/** A check with its history, as far as it is kept. */
export interface CheckTrail {
  readonly checkId: string;
  readonly provider: string;
  readonly requirement: { readonly ial: number; readonly minimumAge: number | null };
  readonly policyVersion: number;
  /** The rules that asked, by their names in that version. */
  readonly ruleNames: readonly string[];
  readonly createdAtMs: number;
  readonly forgottenAtMs: number | null;
  /** The newer check that took its place. */
  readonly replacedBy: { readonly checkId: string; readonly atMs: number } | null;
  readonly history: readonly {
    readonly atMs: number;
    readonly event: Partial<HistoryEvent> & Pick<HistoryEvent, 'kind'>;
  }[];
  readonly sessions: readonly { readonly provider: string; readonly number: number; readonly atMs: number }[];
  /** Webhooks that told the merchant of it. */
  readonly webhooks: readonly {
    readonly eventType: string;
    readonly status: 'waiting' | 'delivered' | 'failed';
    readonly attempts: number;
    readonly lastAnswer: string | null;
    readonly atMs: number;
  }[];
  /** Invitations that staff sent. */
  readonly invited: readonly { readonly atMs: number; readonly userId: number }[];
}

/** An order, and what was done about it. */
export interface OrderTrail {
  readonly orderId: number;
  readonly judged: (Judged & { readonly ruleNames: readonly string[] }) | null;
  readonly actions: readonly OrderAction[];
  readonly notices: readonly OrderNotice[];
}

/** What BigCommerce shows of a check. */
export interface Written {
  readonly owner: { readonly kind: 'orders' | 'customers'; readonly id: number };
  readonly status: string | null;
  readonly checkId: string | null;
  readonly atMs: number;
}

/** What happened to checks and orders, the oldest first. Who of the staff did something is told by their id alone. */
export function timelineOf(
  checks: readonly CheckTrail[],
  orders: readonly OrderTrail[],
  written: readonly Written[],
): Draft[] {
  const items = [...checks.flatMap(itemsOfCheck), ...orders.flatMap(itemsOfOrder), ...written.map(itemOfWritten)];
  // What happened in one millisecond stays in the order in which it is told here.
  return items.sort((a, b) => a.atMs - b.atMs);
}

const item = (
  atMs: number,
  kind: TimelineKind,
  title: TimelineTitle,
  details: Details = {},
  userId?: number,
): Draft => ({
  atMs,
  kind,
  title,
  details,
  ...(userId !== undefined && { userId }),
});

function itemsOfCheck(trail: CheckTrail): Draft[] {
  const { checkId, replacedBy, forgottenAtMs } = trail;
  return [
    ...trail.history.flatMap(({ atMs, event }) => itemsOfEvent(trail, atMs, event)),
    ...trail.sessions.map(({ atMs, provider, number }) => item(atMs, 'status', 'session_begun', { provider, number })),
    ...trail.webhooks.map(({ atMs, status, eventType, attempts, lastAnswer }) =>
      item(atMs, 'delivery', `webhook_${status}`, { eventType, attempts, lastAnswer }),
    ),
    ...trail.invited.map(({ atMs, userId }) => item(atMs, 'staff', 'invited_by_staff', { checkId }, userId)),
    ...(replacedBy ? [item(replacedBy.atMs, 'status', 'check_replaced', { checkId: replacedBy.checkId })] : []),
    ...(forgottenAtMs === null ? [] : [item(forgottenAtMs, 'erase', 'person_erased', { checkId })]),
  ];
}

function itemsOfEvent(
  { checkId, provider, requirement, policyVersion, ruleNames }: CheckTrail,
  atMs: number,
  // Of a check that is forgotten only the kind is left, and who of the staff it was.
  event: Partial<HistoryEvent> & Pick<HistoryEvent, 'kind'>,
): Draft[] {
  switch (event.kind) {
    case 'created': {
      const { why, userId } = event as Extract<HistoryEvent, { kind: 'created' }>;
      const { ial, minimumAge } = requirement;
      return [
        ...(ruleNames.length > 0
          ? [item(atMs, 'rule', 'rules_asked', { ruleNames: [...ruleNames], policyVersion })]
          : []),
        ...factsSeen(atMs, why),
        item(
          atMs,
          userId === undefined ? 'decision' : 'staff',
          'check_created',
          { checkId, provider, ial, minimumAge },
          userId,
        ),
      ];
    }
    case 'opened':
      return [item(atMs, 'status', 'check_opened')];
    case 'handedOver':
      return [item(atMs, 'status', 'handed_over')];
    case 'consented':
      return [item(atMs, 'status', 'consent_given')];
    case 'personAsked':
      return [item(atMs, 'status', 'person_asked_for')];
    case 'required': {
      const { requirement: asked, why } = event as Partial<Extract<HistoryEvent, { kind: 'required' }>>;
      const details = asked ? { ial: asked.ial, minimumAge: asked.minimumAge } : {};
      return [item(atMs, 'rule', 'rules_asked_more', details), ...factsSeen(atMs, why)];
    }
    case 'claimed':
      return [item(atMs, 'status', 'customer_known', { customerId: event.customerId ?? null })];
    case 'examined': {
      const { examination } = event;
      return examination?.kind === 'unusable'
        ? [item(atMs, 'status', 'photo_not_usable', { finding: examination.finding })]
        : [item(atMs, 'status', 'document_examined', verdictOf(examination))];
    }
    case 'reported': {
      const { provider: by = provider, state } = event;
      const said = state?.kind === 'judged' ? verdictOf(state) : { state: state?.kind ?? null };
      return [item(atMs, 'status', 'provider_reported', { provider: by, ...said })];
    }
    case 'rerouted':
      return [item(atMs, 'status', 'provider_changed', { provider: event.provider ?? null })];
    case 'sessionsUsedUp':
      return [item(atMs, 'status', 'sessions_used_up')];
    case 'agreed':
    case 'approved':
    case 'rejected': {
      const title = ({ agreed: 'approval_agreed', approved: 'check_approved', rejected: 'check_rejected' } as const)[
        event.kind
      ];
      const { userId, by, reason = null } = event as Partial<Extract<HistoryEvent, { kind: 'approved' }>>;
      // Somebody of the staff is named by their id; whom a program names, by that.
      const name = userId === undefined ? (by ?? null) : null;
      return [item(atMs, 'staff', title, { reason, name }, userId)];
    }
    case 'undone':
      return [item(atMs, 'staff', 'decision_undone', { status: event.found?.status ?? null }, event.userId)];
    default:
      return event satisfies never;
  }
}

type Verdict = {
  readonly outcome: string;
  readonly finding: string | null;
  readonly evidence: { readonly ial: number; readonly method: string };
};

const verdictOf = (verdict: Verdict | undefined): Details =>
  verdict
    ? { status: verdict.outcome, finding: verdict.finding, ial: verdict.evidence.ial, method: verdict.evidence.method }
    : {};

function itemsOfOrder({ orderId, judged, actions, notices }: OrderTrail): Draft[] {
  return [
    ...(judged?.atMs === undefined ? [] : itemsOfJudged(orderId, judged.atMs, judged)),
    ...actions.map(itemOfAction),
    ...notices.map(({ atMs, kind }) => {
      const [of, title] = noticeItems[kind];
      return item(atMs, of, title, { orderId });
    }),
  ];
}

function itemsOfJudged(
  orderId: number,
  atMs: number,
  { policyVersion, asked, ruleNames }: NonNullable<OrderTrail['judged']>,
): Draft[] {
  if (!asked) return [item(atMs, 'rule', 'rules_asked_nothing', { orderId, policyVersion })];
  return [
    item(atMs, 'rule', 'rules_asked', { orderId, ruleNames: [...ruleNames], policyVersion }),
    ...factsSeen(atMs, asked.why, orderId),
  ];
}

function itemOfAction({ orderId, atMs, plan, fromStatusId }: OrderAction): Draft {
  if (plan.kind === 'leave')
    return item(atMs, 'skip', 'order_left', { orderId, reason: plan.reason, statusId: fromStatusId });
  const title = (
    { hold: 'order_held', release: 'order_released', stage: 'order_moved', deadline: 'order_moved' } as const
  )[plan.reason];
  return item(atMs, 'status', title, { orderId, fromStatusId, toStatusId: plan.statusId });
}

const noticeItems: Readonly<Record<OrderNoticeKind, readonly [TimelineKind, TimelineTitle]>> = {
  invited: ['mail', 'shopper_invited'],
  reminded: ['mail', 'shopper_reminded'],
  not_invited: ['skip', 'shopper_not_invited'],
  invitation_refused: ['mail', 'invitation_refused'],
  deadline_kept: ['decision', 'deadline_kept'],
  deadline_declined: ['decision', 'deadline_declined'],
  deadline_cancelled: ['decision', 'deadline_cancelled'],
  deadline_moved_by_others: ['skip', 'deadline_moved_by_others'],
  payment_voided: ['status', 'payment_voided'],
  void_refused: ['skip', 'void_refused'],
  authorisation_lapses: ['mail', 'authorisation_lapses'],
};

const itemOfWritten = ({ owner: { kind, id }, status, checkId, atMs }: Written): Draft =>
  kind === 'orders'
    ? item(atMs, 'write_back', 'written_to_order', { orderId: id, status, checkId })
    : item(atMs, 'write_back', 'written_to_customer', { customerId: id, status, checkId });

function factsSeen(atMs: number, why: Why | undefined, orderId?: number): Draft[] {
  if (!why) return [];
  const applying = (truth: 'yes' | 'unknown') =>
    why.trace.filter(({ applies }) => applies === truth).map(({ ruleId }) => ruleId);
  const rules = { rulesThatApply: applying('yes'), rulesThatMayApply: applying('unknown') };
  return [
    item(atMs, 'facts', 'facts_seen', { ...(orderId !== undefined && { orderId }), ...detailsOf(why.facts), ...rules }),
  ];
}

/** Facts as they are read out: an amount in its currency, and a custom field in one text. */
function detailsOf({ total, customFields, ...others }: SomeFacts): Details {
  const plain = Object.entries(others).filter(([, value]) => value !== null && value !== undefined) as [
    string,
    Details[string],
  ][];
  return {
    ...(total && { total: amountOf(total) }),
    ...Object.fromEntries(plain),
    ...(customFields && { customFields: customFields.map(({ name, value }) => `${name}: ${value}`) }),
  };
}

function amountOf({ amountMinor, currency }: NonNullable<SomeFacts['total']>): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`;
}
