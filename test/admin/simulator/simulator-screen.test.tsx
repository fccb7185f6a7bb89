import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenEntry } from '../../../src/admin/shell/screens.tsx';
import { SimulatorScreen } from '../../../src/admin/simulator/SimulatorScreen.tsx';
import type { PolicyView } from '../../../src/contract/schema/admin/policy.ts';
import type { SimulationView } from '../../../src/contract/schema/admin/simulation.ts';
import type { Rule } from '../../../src/contract/wire/policy.ts';
import { meAs, nowMs, openApp, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();
const screens: readonly ScreenEntry[] = [{ name: 'simulator', Component: SimulatorScreen, label: 'simulator' }];

const rule: Rule = {
  id: 'wine',
  name: 'Wine',
  when: { categoryIn: [12] },
  requires: { ial: 1, minimumAge: 21 },
  whenUnreachable: 'hold',
};
const stricter: Rule = { ...rule, when: { all: [] } };
const policy: PolicyView = {
  live: { version: 4, rules: [rule], publishedBy: null, publishedAtMs: nowMs, restoredFrom: null },
  draft: { rules: [stricter], revision: 1, basedOnVersion: 4, editedBy: null, editedAtMs: nowMs },
};
const viewOf = (more: Partial<SimulationView>): SimulationView => ({
  simulationId: 'sim_1',
  state: 'done',
  code: null,
  done: 40,
  total: 40,
  asked: 12,
  askedToday: 9,
  liveVersion: 4,
  perRule: [
    { ruleId: 'wine', name: 'Wine', mode: 'live', asked: 12, alone: 11 },
    { ruleId: 'big', name: 'Big', mode: 'shadow', asked: 4, alone: 0 },
  ],
  changed: [{ orderId: 106, before: 'not_asked', after: 'asked', ruleNames: ['Wine'] }],
  askedOrders: Array.from({ length: 30 }, (_, index) => ({ orderId: 200 - index, ruleNames: ['Wine'] })),
  ...more,
});

let begun: unknown;
beforeEach(() => {
  begun = undefined;
  receiver.use(
    http.get(urlOf('/policy'), () => HttpResponse.json(policy)),
    http.post(urlOf('/policy/simulations'), async ({ request }) => {
      begun = await request.json();
      return HttpResponse.json({ simulationId: 'sim_1' }, { status: 202 });
    }),
  );
});

describe('the simulator', () => {
  test('runs the draft over past orders, and shows how far it is until it is done', async () => {
    const answers = [
      viewOf({ state: 'waiting', done: 0, total: null }),
      viewOf({ state: 'running', done: 10, total: 40 }),
      viewOf({}),
    ];
    receiver.use(http.get(urlOf('/policy/simulations/sim_1'), () => HttpResponse.json(answers.shift() ?? viewOf({}))));
    const { screen, user } = openApp('#/simulator', screens);
    await user.click(await screen.findByRole('button', { name: 'Run' }));
    expect(await screen.findByText('10 of 40 orders looked at')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Running' }).getAttribute('aria-valuenow')).toBe('25');
    expect(await screen.findByText('3 more than today')).toBeTruthy();
    expect(begun).toEqual({ rules: [stricter], orders: 500 });
    expect(location.hash).toBe('#/simulator/sim_1');
  });

  test('says by which rule each would be asked, and what changes', async () => {
    receiver.use(http.get(urlOf('/policy/simulations/sim_1'), () => HttpResponse.json(viewOf({}))));
    const { screen, user } = openApp('#/simulator/sim_1', screens);
    const wine = (await screen.findByRole('rowheader', { name: 'Wine' })).closest('tr');
    expect([...(wine?.cells ?? [])].map(({ textContent }) => textContent)).toEqual(['Wine', 'Live', '12', '11']);
    const changed = screen.getByRole('rowheader', { name: '#106' }).closest('tr');
    expect([...(changed?.cells ?? [])].map(({ textContent }) => textContent)).toEqual([
      '#106',
      'Not asked',
      'Asked',
      'Wine',
    ]);
    expect(screen.queryByText('#171')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 5 more' }));
    expect(screen.getByText('#171')).toBeTruthy();
  });

  test('says so when BigCommerce did not answer', async () => {
    receiver.use(
      http.get(urlOf('/policy/simulations/sim_1'), () =>
        HttpResponse.json(viewOf({ state: 'failed', code: 'upstream_unavailable' })),
      ),
    );
    const { screen } = openApp('#/simulator/sim_1', screens);
    expect(await screen.findByText(/BigCommerce did not answer/)).toBeTruthy();
  });

  test('says so where the store has no orders yet', async () => {
    receiver.use(
      http.get(urlOf('/policy/simulations/sim_1'), () => HttpResponse.json(viewOf({ done: 0, total: 0, asked: 0 }))),
    );
    const { screen } = openApp('#/simulator/sim_1', screens);
    expect(await screen.findByText('No orders yet')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('runs the live rules where there is no draft', async () => {
    receiver.use(
      http.get(urlOf('/policy'), () => HttpResponse.json({ ...policy, draft: null })),
      http.get(urlOf('/policy/simulations/sim_1'), () => HttpResponse.json(viewOf({ changed: [] }))),
    );
    const { screen, user } = openApp('#/simulator', screens);
    expect(await screen.findByText(/There is no draft/)).toBeTruthy();
    await user.clear(screen.getByLabelText('Latest orders'));
    await user.type(screen.getByLabelText('Latest orders'), '50');
    await user.click(screen.getByRole('button', { name: 'Run' }));
    expect(await screen.findByText('Nothing changes')).toBeTruthy();
    expect(begun).toEqual({ rules: [rule], orders: 50 });
  });

  test('does not run over more orders than it may', async () => {
    const { screen, user } = openApp('#/simulator', screens);
    const orders = await screen.findByLabelText('Latest orders');
    await user.clear(orders);
    await user.type(orders, '501');
    expect(screen.getByRole('button', { name: 'Run' })).toHaveProperty('disabled', true);
  });

  test('says to a viewer who may run it', async () => {
    receiver.use(http.get(urlOf('/me'), () => HttpResponse.json(meAs('viewer'))));
    const { screen } = openApp('#/simulator', screens);
    expect(await screen.findByRole('button', { name: 'Run' })).toHaveProperty('disabled', true);
    expect(screen.getByText(/For reviewers and owners/)).toBeTruthy();
  });
});
