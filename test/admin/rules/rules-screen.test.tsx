import { within } from '@testing-library/dom';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { RulesScreen } from '../../../src/admin/rules/RulesScreen.tsx';
import type { ScreenEntry } from '../../../src/admin/shell/screens.tsx';
import type { Draft, PolicyView } from '../../../src/contract/schema/admin/policy.ts';
import type { Rule } from '../../../src/contract/wire/policy.ts';
import { meAs, nowMs, openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();
const screens: readonly ScreenEntry[] = [{ name: 'rules', Component: RulesScreen, label: 'rules' }];
const owner = { userId: 7, email: 'owner@example.com' };
const colleague = { userId: 8, email: 'colleague@example.com' };

const wine: Rule = {
  id: 'wine',
  name: 'Wine',
  when: { all: [{ categoryIn: [12] }, { not: { customerGroupIn: [2] } }] },
  requires: { ial: 1, minimumAge: 21 },
  whenUnreachable: 'hold',
};
const large: Rule = { ...wine, id: 'large', name: 'Large', when: { guest: true }, mode: 'shadow' };

const live = (rules: Rule[], version = 4): PolicyView['live'] => ({
  version,
  rules,
  publishedBy: owner,
  publishedAtMs: nowMs - 86_400_000,
  restoredFrom: null,
});
const draftOf = (rules: Rule[], more: Partial<Draft> = {}): Draft => ({
  rules,
  revision: 3,
  basedOnVersion: 4,
  editedBy: colleague,
  editedAtMs: nowMs - 60_000,
  ...more,
});
const policyIs = (view: PolicyView) => http.get(urlOf('/policy'), () => HttpResponse.json(view));

/** What is asked with each change. */
let asked: { what: string; body: unknown }[];
const taking = (method: 'put' | 'post' | 'delete', path: string, answer: (body: unknown) => Response) =>
  http[method](urlOf(path), async ({ request }) => {
    const text = await request.text();
    const body = text ? JSON.parse(text) : undefined;
    asked.push({ what: `${method} ${path}${new URL(request.url).search}`, body });
    return answer(body);
  });
const draftsTaken = taking('put', '/policy/draft', (body) => HttpResponse.json(draftOf((body as Draft).rules)));

beforeEach(() => {
  asked = [];
  receiver.use(
    policyIs({ live: live([wine, large]), draft: null }),
    http.get(urlOf('/policy/shadow'), () =>
      HttpResponse.json({
        items: [{ ruleId: 'large', name: 'Large', carts: 14, orders: 1, ordersAskedAnyway: 0, latestOrderIds: [106] }],
      }),
    ),
    http.get(urlOf('/lookups/products'), () =>
      HttpResponse.json({ items: [{ productId: 31, name: 'Old Barrel', sku: 'OB-1' }] }),
    ),
    http.get(urlOf('/lookups/categories'), () =>
      HttpResponse.json({
        items: [{ categoryId: 11, name: 'Drinks', children: [{ categoryId: 12, name: 'Wine', children: [] }] }],
      }),
    ),
    http.get(urlOf('/lookups/customer-groups'), () =>
      HttpResponse.json({ items: [{ customerGroupId: 2, name: 'Trade' }] }),
    ),
    http.get(urlOf('/lookups/channels'), () => HttpResponse.json({ items: [] })),
    http.get(urlOf('/lookups/places'), () =>
      HttpResponse.json({
        items: [{ country: 'US', name: 'United States', regions: [{ region: 'US-AL', name: 'Alabama' }] }],
      }),
    ),
    http.get(urlOf('/lookups/custom-fields'), () => HttpResponse.json({ items: [] })),
  );
});

describe('the rules', () => {
  test('read back as sentences, in the store’s own names', async () => {
    const { screen } = openApp('#/rules', screens);
    expect(
      await screen.findByText(/something from the category Drinks \/ Wine, unless the customer group is Trade/),
    ).toBeTruthy();
    expect(screen.getByText(/Only notes who would have been asked/)).toBeTruthy();
  });

  test('say whom one in shadow would have asked', async () => {
    const { screen } = openApp('#/rules', screens);
    expect(await screen.findByText(/it would have asked at 14 carts and 1 order\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: '#106' }).getAttribute('href')).toBe('#/order/106');
  });

  test('go live by way of the draft', async () => {
    receiver.use(draftsTaken);
    const { screen, user } = openApp('#/rules', screens);
    await user.click(await screen.findByRole('button', { name: 'Make live: Large' }));
    await screen.findByText('Saved to the draft.');
    expect(asked).toEqual([
      { what: 'put /policy/draft', body: { rules: [wine, { ...large, mode: 'live' }], revision: null } },
    ]);
  });

  test('are published as they were looked at', async () => {
    receiver.use(
      policyIs({ live: live([wine]), draft: draftOf([{ ...wine, requires: { ial: 2, minimumAge: 21 } }]) }),
      taking('post', '/policy/draft/publish', () => HttpResponse.json(live([wine], 5))),
    );
    const { screen, user } = openApp('#/rules', screens);
    expect(await screen.findByText(/It differs in 1 rule\. colleague@example\.com saved it last/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Publish draft …' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Publish the draft?' }));
    expect(dialog.getByText(/assurance level 1/).tagName).toBe('DEL');
    expect(dialog.getByText(/assurance level 2/).tagName).toBe('INS');
    await user.click(dialog.getByRole('button', { name: 'Publish' }));
    await screen.findByText('Published. The rules are live.');
    expect(asked).toEqual([{ what: 'post /policy/draft/publish', body: { revision: 3 } }]);
  });

  test('can’t be published from a draft of an older version', async () => {
    receiver.use(policyIs({ live: live([wine], 5), draft: draftOf([large]) }));
    const { screen } = openApp('#/rules', screens);
    expect(await screen.findByText(/The live rules have changed since this draft was begun/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Publish draft …' })).toHaveProperty('disabled', true);
  });

  test('are not overwritten where somebody else was quicker: who it was is told', async () => {
    receiver.use(
      taking('put', '/policy/draft', () =>
        problemOf(409, 'edit_conflict', { editedBy: colleague, editedAtMs: nowMs - 60_000 }),
      ),
    );
    const { screen, user } = openApp('#/rules', screens);
    await user.click(await screen.findByRole('button', { name: 'Make live: Large' }));
    expect(await screen.findByText(/colleague@example\.com changed the rules \(Nov 21, 2026, 5:59/)).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  test('can be looked at by a viewer, and not changed', async () => {
    receiver.use(http.get(urlOf('/me'), () => HttpResponse.json(meAs('viewer'))));
    const { screen } = openApp('#/rules', screens);
    expect(await screen.findByRole('button', { name: 'Add a rule' })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull();
    expect(screen.getAllByRole('link', { name: 'Look at it' })).toHaveLength(2);
  });

  test('are restored from a version, against the live one as it was read', async () => {
    receiver.use(
      http.get(urlOf('/policy/versions'), () =>
        HttpResponse.json({
          items: [{ version: 3, rules: 1, publishedBy: null, publishedAtMs: nowMs, restoredFrom: null }],
          nextCursor: null,
        }),
      ),
      http.get(urlOf('/policy/versions/3'), () => HttpResponse.json(live([{ ...wine, name: 'Older wine' }], 3))),
      taking('post', '/policy/versions/3/restore', () => HttpResponse.json(live([wine], 5))),
    );
    const { screen, user } = openApp('#/rules/versions/3', screens);
    expect(await screen.findByText('Older wine')).toBeTruthy();
    expect(screen.getByText('Large').closest('li')?.textContent).toContain('Removed');
    await user.click(screen.getByRole('button', { name: 'Restore …' }));
    await user.click(
      within(await screen.findByRole('dialog', { name: 'Restore version 3?' })).getByRole('button', {
        name: 'Restore',
      }),
    );
    await screen.findByText('Version 3 is live again.');
    expect(asked).toEqual([{ what: 'post /policy/versions/3/restore', body: { liveVersion: 4 } }]);
  });
});

describe('a rule', () => {
  test('is made: condition, exception, age, and a sentence that follows', async () => {
    receiver.use(draftsTaken);
    const { screen, user } = openApp('#/rules/new', screens);
    await user.type(await screen.findByLabelText(/^Name/), 'Big orders');
    const panelOf = (name: string) =>
      within((screen.getByRole('heading', { name }).parentElement?.parentElement ?? document.body) as HTMLElement);

    await user.click(panelOf('When it asks').getByRole('button', { name: 'Add a condition' }));
    const amount = screen.getByLabelText('This much or more, in USD');
    await user.clear(amount);
    await user.type(amount, '250.50');
    expect(screen.getByText(/when the total is \$250\.50 or more/)).toBeTruthy();

    await user.click(panelOf('Exceptions').getByRole('button', { name: 'Add a condition' }));
    await user.click(panelOf('Exceptions').getByRole('combobox', { name: 'What about' }));
    await user.click(await screen.findByRole('option', { name: 'Coupon' }));
    await user.type(await panelOf('Exceptions').findByLabelText('Any of these codes'), 'staff20{Enter}');
    await user.type(screen.getByLabelText('Minimum age in years'), '18');
    await user.click(screen.getByRole('button', { name: 'Save to draft' }));

    await screen.findByText('Saved to the draft.');
    expect(asked[0]?.body).toEqual({
      rules: [
        wine,
        large,
        {
          id: 'big-orders',
          name: 'Big orders',
          when: {
            all: [{ totalAtLeast: { amountMinor: 25_050, currency: 'USD' } }, { not: { couponIn: ['STAFF20'] } }],
          },
          requires: { ial: 1, minimumAge: 18 },
          whenUnreachable: 'hold',
          mode: 'shadow',
        },
      ],
      revision: null,
    });
    expect(location.hash).toBe('#/rules');
  });

  test('is not saved while something is missing, which is named', async () => {
    const { screen, user } = openApp('#/rules/new', screens);
    await user.click(await screen.findByRole('button', { name: 'Save to draft' }));
    expect(await screen.findByText('Something is missing yet. What it is stands beside it.')).toBeTruthy();
    expect(await screen.findByText('Give it a name that your staff will know it by.')).toBeTruthy();
  });

  test('finds products by name', async () => {
    receiver.use(policyIs({ live: live([{ ...wine, when: { productIn: [] } }]), draft: null }));
    const { screen, user } = openApp('#/rules/wine', screens);
    await user.type(await screen.findByLabelText('Any of these products'), 'barrel{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Add Old Barrel (OB-1)' }));
    expect(screen.getByRole('button', { name: 'Remove Old Barrel' })).toBeTruthy();
  });

  test('keeps what was entered where somebody else was quicker, and shows theirs', async () => {
    receiver.use(
      http.get(urlOf('/policy'), () =>
        HttpResponse.json(
          asked.length === 0
            ? { live: live([wine]), draft: null }
            : { live: live([wine]), draft: draftOf([{ ...wine, requires: { ial: 3, minimumAge: 21 } }]) },
        ),
      ),
      taking('put', '/policy/draft', (body) =>
        (body as Draft).revision === null
          ? problemOf(409, 'edit_conflict', { editedBy: colleague, editedAtMs: nowMs })
          : HttpResponse.json(draftOf([wine])),
      ),
    );
    const { screen, user } = openApp('#/rules/wine', screens);
    const name = await screen.findByLabelText(/^Name/);
    await user.clear(name);
    await user.type(name, 'Wine and port');
    await user.click(screen.getByRole('button', { name: 'Save to draft' }));
    expect(await screen.findByText(/assurance level 3/)).toBeTruthy();
    expect(screen.getByLabelText(/^Name/)).toHaveProperty('value', 'Wine and port');
    await user.click(screen.getByRole('button', { name: 'Save to draft' }));
    await screen.findByText('Saved to the draft.');
    expect(asked[1]?.body).toMatchObject({ rules: [{ name: 'Wine and port' }], revision: 3 });
  });
});
