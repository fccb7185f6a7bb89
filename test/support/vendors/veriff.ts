import { createHmac } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  avery,
  type Delivery,
  payloadOf,
  type Stage,
  serve,
  type VendorStandIn,
  type WebhookOptions,
} from './stand-in.ts';

export const veriffCredentials = {
  apiUrl: 'https://stationapi.veriff.com',
  apiKey: '01234567-89ab-4def-8123-456789abcdef',
  sharedSecret: 'abcdef01-2345-4678-9abc-def012345678',
};

interface Insight {
  readonly label: string;
  readonly result: 'yes' | 'no' | null;
  readonly category: string;
}

interface Session {
  readonly id: string;
  readonly token: string;
  readonly vendorData: string;
  status: string;
  insights: Insight[] | null;
}

const statusOf: Partial<Record<Stage, string>> = {
  opened: 'started',
  submitted: 'submitted',
  approved: 'approved',
  declined: 'declined',
  review: 'review',
  resubmission: 'resubmission_requested',
  expired: 'expired',
  abandoned: 'abandoned',
  unheard_of: 'contemplating',
};
const undecided = ['created', 'started', 'submitted'];

export interface VeriffStandIn extends VendorStandIn {
  /** What Veriff found in particular; null for an account that is not told. */
  find(sessionId: string, insights: Readonly<Record<string, 'yes' | 'no'>> | null): void;
}

const hmac = (secret: string, signed: string | Uint8Array) => createHmac('sha256', secret).update(signed).digest('hex');

/** Veriff's public API, version 1, as documented in 2026. */
export function createVeriffStandIn(_world: { clock: () => number }): VeriffStandIn {
  const sessions = new Map<string, Session>();
  const find = (id: string): Session => {
    const session = sessions.get(id);
    if (!session) throw new Error(`There is no session ${id}.`);
    return session;
  };
  const isSigned = (c: Context, signed: string) =>
    c.req.header('x-auth-client') === veriffCredentials.apiKey &&
    c.req.header('x-hmac-signature') === hmac(veriffCredentials.sharedSecret, signed);
  const refuse = (c: Context) =>
    c.json({ status: 'fail', code: '1814', message: 'Validation of signature failed' }, 401);

  const app = new Hono()
    .basePath('/v1/sessions')
    .post('/', async (c) => {
      const text = await c.req.text();
      if (!isSigned(c, text)) return refuse(c);
      const id = `00000000-0000-4000-8000-${String(sessions.size + 1).padStart(12, '0')}`;
      const { vendorData } = JSON.parse(text).verification;
      const session: Session = { id, vendorData, token: `token-${sessions.size + 1}`, status: 'created', insights: [] };
      sessions.set(id, session);
      const url = `https://alchemy.veriff.com/v/${session.token}`;
      const verification = {
        id,
        url,
        vendorData,
        host: 'https://alchemy.veriff.com',
        status: 'created',
        sessionToken: session.token,
      };
      return c.json({ status: 'success', verification }, 201);
    })
    .use('/:id/*', async (c, next) => {
      const id = c.req.param('id');
      if (!isSigned(c, id)) return refuse(c);
      return sessions.has(id) ? next() : c.json({ status: 'fail', code: '1301', message: 'No such session' }, 404);
    })
    .get('/:id/decision', (c) => {
      const session = find(c.req.param('id'));
      return c.json({ status: 'success', verification: undecided.includes(session.status) ? null : decision(session) });
    })
    .get('/:id/attempts', (c) => {
      const { status } = find(c.req.param('id'));
      const verifications = [{ id: 'attempt-1', status, createdTime: '2026-11-21T12:00:00.000Z' }];
      return c.json({ status: 'success', verifications });
    })
    .delete('/:id', (c) => {
      const id = c.req.param('id');
      sessions.delete(id);
      return c.json({ status: 'success', verification: { id } }, 202);
    });

  function decision({ id, status, vendorData, insights }: Session): object {
    const { firstName, lastName, birthDate, expiryDate } = standIn.holder;
    return {
      id,
      attemptId: 'attempt-1',
      code: status === 'approved' ? 9001 : 9102,
      status,
      reason: null,
      reasonCode: null,
      decisionTime: '2026-11-21T12:01:00.000Z',
      acceptanceTime: '2026-11-21T12:00:00.000Z',
      vendorData,
      person: { firstName, lastName, dateOfBirth: birthDate, gender: null, nationality: null, idNumber: null },
      document: {
        type: 'DRIVERS_LICENSE',
        country: 'US',
        state: 'TX',
        number: '00000000',
        validFrom: null,
        validUntil: expiryDate,
      },
      insights,
    };
  }

  const standIn: VeriffStandIn = Object.assign(serve(app), {
    holder: avery,
    sessionCount: () => sessions.size,
    move(sessionId: string, stage: Stage) {
      const status = statusOf[stage];
      if (!status) throw new Error(`Veriff has no word for ${stage}.`);
      find(sessionId).status = status;
    },
    find(sessionId: string, insights: Readonly<Record<string, 'yes' | 'no'>> | null) {
      find(sessionId).insights =
        insights && Object.entries(insights).map(([label, result]) => ({ label, result, category: 'any' }));
    },
    webhook(sessionId: string, options: WebhookOptions = {}): Delivery {
      const session = find(sessionId);
      const event =
        options.payload === 'unknown_kind'
          ? { eventType: 'watchlist_hit', endUserId: 'end-user-1' }
          : undecided.includes(session.status)
            ? {
                id: session.id,
                attemptId: 'attempt-1',
                feature: 'selfid',
                code: 7002,
                action: session.status,
                vendorData: session.vendorData,
              }
            : { status: 'success', verification: decision(session), technicalData: { ip: null } };
      const body = payloadOf(event, options.payload);
      const [secret = veriffCredentials.sharedSecret] = options.secrets ?? [];
      return { headers: { 'x-auth-client': veriffCredentials.apiKey, 'x-hmac-signature': hmac(secret, body) }, body };
    },
  });
  return standIn;
}
