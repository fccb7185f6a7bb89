import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import {
  avery,
  type Delivery,
  payloadOf,
  type Stage,
  serve,
  type VendorStandIn,
  type WebhookOptions,
} from './stand-in.ts';

export const stripeCredentials = {
  secretKey: 'rk_test_0123456789abcdef',
  webhookSecret: 'whsec_0123456789abcdef0123456789abcdef',
};

interface Session {
  readonly id: string;
  readonly reference: string | null;
  readonly withSelfie: boolean;
  status: string;
  errorCode: string | null;
  hasReport: boolean;
  isRedacted: boolean;
}

const statusOf: Partial<Record<Stage, { status: string; errorCode?: string }>> = {
  submitted: { status: 'processing' },
  approved: { status: 'verified' },
  declined: { status: 'requires_input', errorCode: 'selfie_manipulated' },
  review: { status: 'requires_input', errorCode: 'selfie_face_mismatch' },
  resubmission: { status: 'requires_input', errorCode: 'document_unverified_other' },
  abandoned: { status: 'requires_input', errorCode: 'abandoned' },
  cancelled: { status: 'canceled' },
  unheard_of: { status: 'contemplating' },
};

interface StripeStandIn extends VendorStandIn {
  /** Has a try come to nothing, in Stripe's own word. */
  fail(sessionId: string, code: string): void;
}

/** Stripe Identity as documented for 2026-10. */
export function createStripeStandIn({ clock }: { clock: () => number }): StripeStandIn {
  const sessions = new Map<string, Session>();
  const idsByKey = new Map<string, string>();
  let eventCount = 0;
  const find = (id: string): Session => {
    const session = sessions.get(id);
    if (!session) throw new Error(`There is no session ${id}.`);
    return session;
  };

  const app = new Hono()
    .basePath('/v1/identity/verification_sessions')
    .use(async (c, next) => {
      if (c.req.header('authorization') === `Bearer ${stripeCredentials.secretKey}`) return next();
      return c.json({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }, 401);
    })
    .post('/', async (c) => {
      const form = new URLSearchParams(await c.req.text());
      const key = c.req.header('idempotency-key') ?? '';
      const known = idsByKey.get(key);
      if (known) return c.json(view(find(known), []));
      const session: Session = {
        id: `vs_${String(sessions.size + 1).padStart(24, '0')}`,
        reference: form.get('client_reference_id'),
        withSelfie: form.get('options[document][require_matching_selfie]') === 'true',
        status: 'requires_input',
        errorCode: null,
        hasReport: false,
        isRedacted: false,
      };
      sessions.set(session.id, session);
      idsByKey.set(key, session.id);
      return c.json(view(session, []));
    })
    .use('/:id/*', async (c, next) => {
      if (sessions.has(c.req.param('id'))) return next();
      return c.json(
        { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such session' } },
        404,
      );
    })
    .get('/:id', (c) => {
      const session = sessions.get(c.req.param('id'));
      const asked = new URL(c.req.url).searchParams;
      return session
        ? c.json(
            view(
              session,
              [...asked].filter(([name]) => name.startsWith('expand')).map(([, value]) => value),
            ),
          )
        : c.json(
            { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such session' } },
            404,
          );
    })
    .post('/:id/cancel', (c) => {
      const session = find(c.req.param('id'));
      if (session.status !== 'requires_input') return refuse(c);
      session.status = 'canceled';
      return c.json(view(session, []));
    })
    .post('/:id/redact', (c) => {
      const session = find(c.req.param('id'));
      if (session.isRedacted || session.status === 'processing') return refuse(c);
      session.isRedacted = true;
      return c.json(view(session, []));
    });

  function view(session: Session, expand: readonly string[]): object {
    const isWanted = (path: string) => expand.includes(path);
    return {
      id: session.id,
      object: 'identity.verification_session',
      client_reference_id: session.isRedacted ? null : session.reference,
      client_secret: session.status === 'requires_input' ? `${session.id}_secret_test` : null,
      created: Math.floor(clock() / 1_000),
      last_error:
        session.errorCode === null ? null : { code: session.errorCode, reason: 'The document could not be used.' },
      last_verification_report: !session.hasReport
        ? null
        : isWanted('last_verification_report')
          ? report(session, isWanted)
          : `vr_${session.id.slice(3)}`,
      livemode: false,
      metadata: {},
      options: { document: { require_matching_selfie: session.withSelfie } },
      redaction: session.isRedacted ? { status: 'processing' } : null,
      status: session.status,
      type: 'document',
      url: session.status === 'requires_input' ? `https://verify.stripe.com/start/test_${session.id}` : null,
    };
  }

  function report(session: Session, isWanted: (path: string) => boolean): object {
    const isVerified = session.status === 'verified';
    const { firstName, lastName, birthDate, expiryDate } = standIn.holder;
    return {
      id: `vr_${session.id.slice(3)}`,
      object: 'identity.verification_report',
      document: {
        status: isVerified ? 'verified' : 'unverified',
        error: isVerified ? null : { code: session.errorCode, reason: 'The document could not be used.' },
        type: 'driving_license',
        issuing_country: 'US',
        first_name: firstName,
        last_name: lastName,
        ...(isWanted('last_verification_report.document.dob') && { dob: partsOf(birthDate) }),
        ...(isWanted('last_verification_report.document.expiration_date') && { expiration_date: partsOf(expiryDate) }),
      },
      ...(session.withSelfie && { selfie: { status: isVerified ? 'verified' : 'unverified', error: null } }),
    };
  }

  const standIn: StripeStandIn = Object.assign(serve(app), {
    holder: avery,
    sessionCount: () => sessions.size,
    move(sessionId: string, stage: Stage) {
      const to = statusOf[stage];
      if (!to) throw new Error(`Stripe has no word for ${stage}.`);
      Object.assign(find(sessionId), {
        status: to.status,
        errorCode: to.errorCode ?? null,
        hasReport: to.status === 'verified' || to.errorCode !== undefined,
      });
    },
    fail(sessionId: string, code: string) {
      Object.assign(find(sessionId), { status: 'requires_input', errorCode: code, hasReport: true });
    },
    webhook(sessionId: string, options: WebhookOptions = {}): Delivery {
      const session = find(sessionId);
      const object = options.payload === 'unknown_kind' ? { object: 'charge' } : {};
      const body = payloadOf(
        {
          id: `evt_${String(++eventCount).padStart(24, '0')}`,
          object: 'event',
          type:
            options.payload === 'unknown_kind' ? 'charge.succeeded' : `identity.verification_session.${session.status}`,
          data: { object: { ...view(session, []), ...object } },
        },
        options.payload,
      );
      const seconds = Math.floor((options.sentAtMs ?? clock()) / 1_000);
      const signatures = (options.secrets ?? [stripeCredentials.webhookSecret]).map(
        (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`,
      );
      return { headers: { 'stripe-signature': [`t=${seconds}`, ...signatures, 'v0=00'].join(',') }, body };
    },
  });
  return standIn;
}

const refuse = (c: { json(body: unknown, status: 400): Response }) =>
  c.json({ error: { type: 'invalid_request_error', message: 'The session is in another status.' } }, 400);

function partsOf(date: string) {
  const [year, month, day] = date.split('-').map(Number);
  return { year, month, day };
}
