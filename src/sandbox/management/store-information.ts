import { Hono } from 'hono';
import { z } from 'zod';
import { channelsOf } from '../channels.ts';
import { currency } from '../money.ts';
import { channelId, type Store, storeId, storeName } from '../store.ts';
import { invalid, notFound, readJson } from './problems.ts';

/** `/v2/store` and `/v2/time`. */
export function storeRoutes(store: Store): Hono {
  return new Hono()
    .get('/store', (c) => c.json(viewStore(store)))
    .get('/time', (c) => c.json({ time: Math.floor(store.clock() / 1_000) }));
}

function viewStore(store: Store) {
  const channelCount = channelsOf(store).length;
  return {
    id: store.storeHash,
    account_uuid: '00000000-0000-4000-8000-000000000001',
    domain: new URL(store.publicUrl).host,
    secure_url: store.publicUrl,
    control_panel_base_url: `${store.publicUrl}/manage`,
    status: 'live',
    name: storeName,
    first_name: 'Robin',
    last_name: 'Keeper',
    address: '1 Sandbox Lane, Austin, Texas 78701, United States',
    country: 'United States',
    country_code: 'US',
    infrastructure_region: 'us-central1',
    phone: '',
    admin_email: 'owner@example.com',
    order_email: 'orders@example.com',
    favicon_url: '',
    timezone: {
      name: 'America/Chicago',
      raw_offset: -21_600,
      dst_offset: -18_000,
      dst_correction: true,
      date_format: { display: 'M jS Y', export: 'M jS Y', extended_display: 'M jS Y @ g:i A' },
    },
    language: 'en',
    currency: currency.code,
    currency_symbol: currency.symbol,
    decimal_separator: '.',
    thousands_separator: ',',
    decimal_places: currency.decimalPlaces,
    currency_symbol_location: 'left',
    weight_units: 'LBS',
    dimension_units: 'Inches',
    dimension_decimal_places: 2,
    dimension_decimal_token: '.',
    dimension_thousands_token: ',',
    plan_name: 'Sandbox',
    plan_level: 'Standard',
    plan_is_trial: false,
    industry: '',
    logo: [],
    is_price_entered_with_tax: false,
    store_id: storeId,
    default_channel_id: channelId,
    default_site_id: 1_000,
    active_comparison_modules: [],
    features: {
      stencil_enabled: true,
      sitewidehttps_enabled: true,
      facebook_catalog_id: '',
      checkout_type: store.state.faults.checkoutType,
      wishlists_enabled: false,
      graphql_storefront_api_enabled: false,
      shopper_consent_tracking_enabled: store.state.settings.asksForConsent,
      multi_storefront_enabled: store.state.faults.hasOutlet,
      storefront_limits: { active: channelCount, total_including_inactive: channelCount },
    },
  };
}

const settingsChange = z.object({
  privacy_settings: z.object({ ask_shopper_for_tracking_consent: z.boolean().optional() }).optional(),
});

/** `/v3/customers/settings`: the cookie banner is switched here. */
export function settingsRoutes(store: Store): Hono {
  const view = () => ({
    data: {
      privacy_settings: { ask_shopper_for_tracking_consent: store.state.settings.asksForConsent, policy_url: '' },
      customer_group_settings: { guest_customer_group_id: 0, default_customer_group_id: 0 },
    },
    meta: {},
  });
  return new Hono()
    .get('/', (c) => c.json(view()))
    .get('/channels/:id', (c) =>
      channelsOf(store).some(({ id }) => id === Number(c.req.param('id')))
        ? c.json({ ...view(), data: { ...view().data, allow_global_logins: true } })
        : notFound(c),
    )
    .put('/', async (c) => {
      const given = settingsChange.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      const asks = given.data.privacy_settings?.ask_shopper_for_tracking_consent;
      store.state.settings.asksForConsent = asks ?? store.state.settings.asksForConsent;
      store.changed();
      return c.json(view());
    });
}
