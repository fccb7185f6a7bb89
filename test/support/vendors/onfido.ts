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

export const onfidoCredentials = {
  apiToken: 'api_sandbox.0123456789.abcdef0123456789',
  region: 'eu',
  workflowId: '01234567-89ab-4def-8123-456789abcdef',
  webhookSecret: 'onfido-webhook-token-0123456789',
};

interface Run {
  readonly id: string;
  readonly applicantId: string;
  readonly customerUserId: string;
  readonly link: object;
  status: string;
}

const statusOf: Partial<Record<Stage, string>> = {
  submitted: 'processing',
  approved: 'approved',
  declined: 'declined',
  review: 'review',
  abandoned: 'abandoned',
  trouble: 'error',
  unheard_of: 'contemplating',
};
const decided = ['approved', 'declined', 'review'];

const idOf = (kind: number, count: number) =>
  `${String(kind).repeat(8)}-0000-4000-8000-${String(count).padStart(12, '0')}`;

/** Onfido's API 3.6, as far as Studio's workflow runs go. */
export function createOnfidoStandIn({ clock }: { clock: () => number }): VendorStandIn {
  const applicants = new Set<string>();
  const runs = new Map<string, Run>();
  let applicantCount = 0;
  const find = (id: string): Run => {
    const run = runs.get(id);
    if (!run) throw new Error(`There is no workflow run ${id}.`);
    return run;
  };
  const missing = { error: { type: 'resource_not_found', message: 'Could not find the resource', fields: {} } };

  const app = new Hono()
    .basePath('/v3.6')
    .use(async (c, next) => {
      const isKnown =
        new URL(c.req.url).host === 'api.eu.onfido.com' &&
        c.req.header('authorization') === `Token token=${onfidoCredentials.apiToken}`;
      return isKnown ? next() : c.json({ error: { type: 'authorization_error', message: 'Token not found' } }, 401);
    })
    .post('/applicants', async (c) => {
      const { first_name, last_name } = await c.req.json();
      if (!first_name || !last_name) return c.json({ error: { type: 'validation_error', message: 'Names' } }, 422);
      const id = idOf(1, ++applicantCount);
      applicants.add(id);
      return c.json({ id, first_name, last_name, href: `/v3.6/applicants/${id}` }, 201);
    })
    .delete('/applicants/:id', (c) => {
      const id = c.req.param('id');
      if (!applicants.delete(id)) return c.json(missing, 404);
      for (const run of runs.values()) if (run.applicantId === id) runs.delete(run.id);
      return c.body(null, 204);
    })
    .post('/workflow_runs', async (c) => {
      const { applicant_id, workflow_id, customer_user_id, link } = await c.req.json();
      if (!applicants.has(applicant_id) || workflow_id !== onfidoCredentials.workflowId) return c.json(missing, 404);
      const id = idOf(2, runs.size + 1);
      const run: Run = {
        id,
        applicantId: applicant_id,
        customerUserId: customer_user_id,
        link,
        status: 'awaiting_input',
      };
      runs.set(id, run);
      return c.json(view(run), 201);
    })
    .get('/workflow_runs/:id', (c) => {
      const run = runs.get(c.req.param('id'));
      return run ? c.json(view(run)) : c.json(missing, 404);
    });

  function view(run: Run): object {
    const { firstName, lastName, birthDate, expiryDate } = standIn.holder;
    return {
      id: run.id,
      applicant_id: run.applicantId,
      workflow_id: onfidoCredentials.workflowId,
      workflow_version_id: 3,
      customer_user_id: run.customerUserId,
      status: run.status,
      created_at: new Date(clock()).toISOString(),
      updated_at: new Date(clock()).toISOString(),
      sdk_token: null,
      reasons: [],
      error: run.status === 'error' ? { type: 'task_error', message: 'A task has failed.' } : null,
      link: { ...run.link, url: `https://eu.onfido.app/l/${run.id}`, expires_at: null },
      output: decided.includes(run.status)
        ? {
            first_name: firstName,
            last_name: lastName,
            date_of_birth: birthDate,
            date_of_expiry: expiryDate,
            document_type: 'driving_licence',
            issuing_country: 'USA',
            issuing_state: 'TX',
          }
        : null,
    };
  }

  const standIn: VendorStandIn = Object.assign(serve(app), {
    holder: avery,
    sessionCount: () => runs.size,
    move(sessionId: string, stage: Stage) {
      const status = statusOf[stage];
      if (!status) throw new Error(`Onfido has no word for ${stage}.`);
      find(sessionId).status = status;
    },
    webhook(sessionId: string, options: WebhookOptions = {}): Delivery {
      const run = find(sessionId);
      const isOther = options.payload === 'unknown_kind';
      const object = {
        id: isOther ? 'report-1' : run.id,
        status: run.status,
        completed_at_iso8601: new Date(clock()).toISOString(),
        href: `https://api.eu.onfido.com/v3.6/workflow_runs/${run.id}`,
      };
      const resource_type = isOther ? 'report' : 'workflow_run';
      const event = { payload: { resource_type, action: `${resource_type}.completed`, object, resource: view(run) } };
      const body = payloadOf(event, options.payload);
      const [secret = onfidoCredentials.webhookSecret] = options.secrets ?? [];
      return { headers: { 'x-sha2-signature': createHmac('sha256', secret).update(body).digest('hex') }, body };
    },
  });
  return standIn;
}
