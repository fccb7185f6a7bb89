import { Hono } from 'hono';
import { avery, type Stage, serve, type VendorStandIn } from './stand-in.ts';

export const realIdCredentials = { apiKey: 'real-id-licence-key-of-tests' };

interface Check {
  readonly id: string;
  readonly customer: Readonly<Record<string, string>>;
  step: string;
  status: string | undefined;
  success: boolean | undefined;
  testing: boolean;
  liveness: string;
}

const statesOf: Partial<Record<Stage, { step: string; status?: string; success?: boolean }>> = {
  opened: { step: 'opened' },
  submitted: { step: 'submitted-photo' },
  approved: { step: 'completed', success: true },
  declined: { step: 'failed', success: false },
  review: { step: 'completed', status: 'in_review', success: true },
  unheard_of: { step: 'contemplating' },
};

/** Real ID's REST interface as its help pages and its own plugin have it. */
export function createRealIdStandIn(): VendorStandIn & {
  /** Puts a check into a state of Real ID's own words. */
  change(
    sessionId: string,
    changes: Partial<Pick<Check, 'step' | 'status' | 'success' | 'testing' | 'liveness'>>,
  ): void;
} {
  const checks = new Map<string, Check>();
  const find = (id: string): Check => {
    const check = checks.get(id);
    if (!check) throw new Error(`There is no check ${id}.`);
    return check;
  };

  const app: Hono = new Hono()
    .basePath('/api/v1/checks')
    .use(async (c, next) => {
      if (c.req.header('authorization') === `Bearer ${realIdCredentials.apiKey}`) return next();
      return c.json({ message: 'Unauthorized' }, 401);
    })
    .post('/', async (c) => {
      const { customer } = await c.req.json<{ customer?: Record<string, string> }>();
      if (!customer?.['email'] && !customer?.['phone'])
        return c.json({ message: 'An email or a phone is required' }, 422);
      const id = `7TWFOC-${String(checks.size + 1).padStart(4, '0')}`;
      const check = { id, customer, step: 'delivered', testing: false, liveness: 'straight' };
      checks.set(id, { ...check, status: undefined, success: undefined });
      return c.json({ message: 'Delivered ID check', check: view(find(id)) });
    })
    .get('/:id', (c) => {
      const check = checks.get(c.req.param('id'));
      return check ? c.json({ check: view(check) }) : c.json({ message: 'Not found' }, 404);
    })
    .delete('/:id', (c) => {
      const check = checks.get(c.req.param('id'));
      checks.delete(c.req.param('id'));
      return check ? c.json({ message: 'Deleted', check: view(check) }) : c.json({ message: 'Not found' }, 404);
    });

  function view({ id, customer, step, status, success, testing, liveness }: Check): object {
    const { firstName, lastName, birthDate, expiryDate } = standIn.holder;
    const isRead = success !== undefined;
    return {
      order: {},
      customer,
      rules: {
        testing,
        signature_required: false,
        id_check_type: 'idv',
        include_back_of_id: true,
        selfie_liveness: liveness,
      },
      result: {
        scores: {},
        document: isRead
          ? {
              first_name: firstName,
              last_name: lastName,
              birth_date: birthDate,
              expiration_date: expiryDate,
              type: 'drivers_license',
              country: 'US',
              state: 'CA',
            }
          : {},
      },
      ...(isRead && { job: { result: { success } } }),
      id,
      step,
      ...(status !== undefined && { status }),
      shop_name: 'tests.mybigcommerce.com',
      created_at: '2026-11-21T12:00:00.000Z',
    };
  }

  const standIn = Object.assign(serve(app), {
    holder: avery,
    sessionCount: () => checks.size,
    move(sessionId: string, stage: Stage) {
      const to = statesOf[stage];
      if (!to) throw new Error(`Real ID has no word for ${stage}.`);
      Object.assign(find(sessionId), { step: to.step, status: to.status, success: to.success });
    },
    change: (sessionId: string, changes: object) => {
      Object.assign(find(sessionId), changes);
    },
  });
  return standIn;
}
