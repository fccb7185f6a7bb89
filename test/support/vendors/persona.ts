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

export const personaCredentials = {
  apiKey: 'persona_sandbox_0123456789abcdef',
  templateId: 'itmpl_0123456789abcdef',
  webhookSecret: 'wbhsec_0123456789abcdef0123456789abcdef',
};

interface Inquiry {
  readonly id: string;
  readonly reference: string;
  status: string;
  isRedacted: boolean;
  linkCount: number;
}

const statusOf: Partial<Record<Stage, string>> = {
  opened: 'pending',
  submitted: 'completed',
  approved: 'approved',
  declined: 'declined',
  review: 'needs_review',
  expired: 'expired',
  unheard_of: 'contemplating',
};

export interface PersonaStandIn extends VendorStandIn {
  /** Which of the verifications that an inquiry asks for have passed. */
  passed: { readonly document: boolean; readonly selfie: boolean };
  /** Has an inquiry come to where Persona has a word for it. */
  become(sessionId: string, status: string): void;
}

/** Persona as documented for version 2023-01-05. */
export function createPersonaStandIn({ clock }: { clock: () => number }): PersonaStandIn {
  const inquiries = new Map<string, Inquiry>();
  const idsByKey = new Map<string, string>();
  let eventCount = 0;
  const find = (id: string): Inquiry => {
    const inquiry = inquiries.get(id);
    if (!inquiry) throw new Error(`There is no inquiry ${id}.`);
    return inquiry;
  };

  const app = new Hono()
    .basePath('/api/v1/inquiries')
    .use(async (c, next) => {
      const isKnown = c.req.header('authorization') === `Bearer ${personaCredentials.apiKey}`;
      return isKnown ? next() : c.json({ errors: [{ title: 'Must be authenticated' }] }, 401);
    })
    .post('/', async (c) => {
      const { data } = await c.req.json();
      if (data.attributes['inquiry-template-id'] !== personaCredentials.templateId)
        return c.json({ errors: [{ title: 'Template not found' }] }, 400);
      const key = c.req.header('idempotency-key') ?? '';
      const known = idsByKey.get(key);
      if (known) return c.json({ data: view(find(known)) }, 201);
      const id = `inq_${String(inquiries.size + 1).padStart(24, '0')}`;
      const inquiry: Inquiry = {
        id,
        reference: data.attributes['reference-id'],
        status: 'created',
        isRedacted: false,
        linkCount: 0,
      };
      inquiries.set(id, inquiry);
      idsByKey.set(key, id);
      return c.json({ data: view(inquiry) }, 201);
    })
    .use('/:id/*', async (c, next) =>
      inquiries.has(c.req.param('id')) ? next() : c.json({ errors: [{ title: 'Record not found' }] }, 404),
    )
    .get('/:id', (c) => {
      const inquiry = find(c.req.param('id'));
      return c.json({
        data: view(inquiry),
        ...(c.req.query('include') === 'verifications' && { included: verifications(inquiry) }),
      });
    })
    .delete('/:id', (c) => {
      const inquiry = find(c.req.param('id'));
      inquiry.isRedacted = true;
      return c.json({ data: view(inquiry) });
    })
    .post('/:id/expire', (c) => {
      const inquiry = find(c.req.param('id'));
      if (!isOpen(inquiry)) return c.json({ errors: [{ title: 'Inquiry is not active' }] }, 409);
      inquiry.status = 'expired';
      return c.json({ data: view(inquiry) });
    })
    .post('/:id/generate-one-time-link', (c) => {
      const inquiry = find(c.req.param('id'));
      if (!isOpen(inquiry)) return c.json({ errors: [{ title: 'Inquiry is not active' }] }, 409);
      const link = `https://withpersona.com/verify?code=us1-${inquiry.id.slice(-4)}-${++inquiry.linkCount}`;
      return c.json({ data: view(inquiry), meta: { 'one-time-link': link } });
    });

  const isOpen = ({ status, isRedacted }: Inquiry) => !isRedacted && (status === 'created' || status === 'pending');

  const view = ({ id, reference, status, isRedacted }: Inquiry): object => ({
    type: 'inquiry',
    id,
    attributes: {
      status,
      'reference-id': reference,
      'created-at': new Date(clock()).toISOString(),
      'redacted-at': isRedacted ? new Date(clock()).toISOString() : null,
      tags: [],
    },
    relationships: { template: { data: { type: 'template', id: 'itmpl_0123456789abcdef' } } },
  });

  function verifications({ status }: Inquiry): object[] {
    if (status === 'created' || status === 'pending' || status === 'expired') return [];
    const { firstName, lastName, birthDate, expiryDate } = standIn.holder;
    const document = (at: number, outcome: string, attributes: object) => ({
      type: 'verification/government-id',
      id: `ver_${at}`,
      attributes: { status: outcome, 'created-at': new Date(clock() + at).toISOString(), ...attributes },
    });
    return [
      // Newest first, as Persona lists them; the first try was no good.
      document(2_000, standIn.passed.document ? 'passed' : 'failed', {
        'name-first': firstName,
        'name-middle': null,
        'name-last': lastName,
        birthdate: birthDate,
        'expiration-date': expiryDate,
        'country-code': 'US',
        'issuing-subdivision': 'TX',
        'id-class': 'dl',
      }),
      document(1_000, 'failed', { 'name-first': 'SOMEBODY', 'name-last': 'ELSE' }),
      {
        type: 'verification/selfie',
        id: 'ver_3',
        attributes: {
          status: standIn.passed.selfie ? 'passed' : 'failed',
          'created-at': new Date(clock() + 3_000).toISOString(),
        },
      },
    ];
  }

  const standIn: PersonaStandIn = Object.assign(serve(app), {
    holder: avery,
    passed: { document: true, selfie: false },
    become(sessionId: string, status: string) {
      find(sessionId).status = status;
    },
    sessionCount: () => inquiries.size,
    move(sessionId: string, stage: Stage) {
      const status = statusOf[stage];
      if (!status) throw new Error(`Persona has no word for ${stage}.`);
      find(sessionId).status = status;
    },
    webhook(sessionId: string, options: WebhookOptions = {}): Delivery {
      const inquiry = find(sessionId);
      const isOther = options.payload === 'unknown_kind';
      const event = {
        data: {
          type: 'event',
          id: `evt_${String(++eventCount).padStart(24, '0')}`,
          attributes: {
            name: isOther ? 'account.created' : `inquiry.${inquiry.status}`,
            'created-at': new Date(clock()).toISOString(),
            payload: { data: isOther ? { type: 'account', id: 'act_1', attributes: {} } : view(inquiry) },
          },
        },
      };
      const body = payloadOf(event, options.payload);
      const seconds = Math.floor((options.sentAtMs ?? clock()) / 1_000);
      const pairs = (options.secrets ?? [personaCredentials.webhookSecret]).map(
        (secret) => `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`,
      );
      return { headers: { 'persona-signature': pairs.join(' ') }, body };
    },
  });
  return standIn;
}
