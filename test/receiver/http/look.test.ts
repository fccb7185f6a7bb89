import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProblem } from '../../../src/contract/wire/error-codes.ts';
import { readWidgetLook } from '../../../src/contract/wire/widget-look.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { createWorld, spirits, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: vi.fn() } });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.pool.query('truncate checks, rate_limits cascade'));

const lookIn = async (changes: Partial<StoreSettings>) => {
  await world.stores.connect(storeHash, { ...defaultSettings, ...changes }, [spirits], 'secret-of-the-webhooks');
  await world.settled();
  const shopper = await createShopper(world, 'guest');
  const begun = await shopper.decide();
  return shopper.act(begun, 'look', { method: 'GET' });
};

describe('how the widget looks', () => {
  test('is told with a check: the store’s colours, languages and words, each in its place', async () => {
    const answer = await lookIn({
      widget: {
        colours: { accent: '#1a5fb4', text: null, surface: null, border: null },
        radiusPx: 8,
        languages: ['de', 'en'],
        texts: { de: { 'why.title': 'Zeig uns deinen Ausweis' } },
      },
    });
    expect(readWidgetLook(await answer.json())).toEqual({
      colours: { accent: '#1a5fb4', text: null, surface: null, border: null },
      radiusPx: 8,
      languages: ['de', 'en'],
      texts: { de: { why: { title: 'Zeig uns deinen Ausweis' } } },
    });
  });

  test('has the store’s words for consent in every language that has none of its own', async () => {
    const widget = { ...defaultSettings.widget, texts: { fr: { 'why.consent': 'J’accepte' } } };
    const answer = await lookIn({ widget, consent: { isAsked: true, text: 'I agree to the shop’s terms' } });
    const look = readWidgetLook(await answer.json());
    expect(look?.texts.en?.why?.consent).toBe('I agree to the shop’s terms');
    expect(look?.texts.ja?.why?.consent).toBe('I agree to the shop’s terms');
    expect(look?.texts.fr?.why?.consent).toBe('J’accepte');
  });

  test('says nothing where the merchant chose nothing', async () => {
    const look = readWidgetLook(await (await lookIn({})).json());
    expect(look).toEqual(defaultSettings.widget);
  });

  test('is told to nobody without the check’s token', async () => {
    await lookIn({});
    const { rows } = await world.pool.query<{ check_id: string }>('select check_id from checks');
    const answer = await world.app.request(`/v1/checks/${rows[0]?.check_id}/look`);
    expect([answer.status, readProblem(await answer.json())?.code]).toEqual([401, 'unauthorized']);
  });
});
