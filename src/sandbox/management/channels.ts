import { type Context, Hono } from 'hono';
import { type Channel, channelsOf } from '../channels.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { numberedPage, wordsIn } from './pages.ts';
import { notFound, problem } from './problems.ts';

/** Channels and sites are as old as the shop. */
const founded = isoTime(Date.UTC(2024, 0, 2));

/** `/v3/channels`: the shop's storefronts, and where shoppers reach them. */
export function channelRoutes(store: Store): Hono {
  const asked = (c: Context) => channelsOf(store).find(({ id }) => id === Number(c.req.param('id')));
  return new Hono()
    .get('/', (c) => {
      const found = channelsOf(store)
        .map(viewChannel)
        .filter(({ type, platform, status }) =>
          Object.entries({ type, platform, status }).every(
            ([name, value]) => wordsIn(c, name)?.includes(value) ?? true,
          ),
        );
      return c.json(numberedPage(c, found));
    })
    .get('/:id', (c) => {
      const channel = asked(c);
      return channel ? c.json({ data: viewChannel(channel), meta: {} }) : notFound(c);
    })
    .get('/:id/site', (c) => {
      const channel = asked(c);
      return channel ? c.json({ data: viewSite(channel), meta: {} }) : notFound(c);
    });
}

const viewChannel = ({ id, name }: Channel) => ({
  id,
  name,
  type: 'storefront',
  platform: 'bigcommerce',
  status: 'active',
  external_id: '',
  is_listable_from_ui: true,
  is_enabled: true,
  is_visible: true,
  icon_url: '',
  date_created: founded,
  date_modified: founded,
});

function viewSite({ id, siteId, url }: Channel) {
  const address = (type: string) => ({ url, type, created_at: founded, updated_at: founded });
  return {
    id: siteId,
    url,
    channel_id: id,
    created_at: founded,
    updated_at: founded,
    ssl_status: 'dedicated',
    urls: [address('primary'), address('canonical'), address('checkout')],
    is_checkout_url_customized: false,
  };
}

/** `/v3/checkouts/settings`, for all storefronts and for one. */
export function checkoutSettingsRoutes(store: Store): Hono {
  const shared = {
    custom_checkout_script_url: '',
    order_confirmation_use_custom_checkout_script: false,
    custom_order_confirmation_script_url: '',
    custom_checkout_supports_uco_settings: false,
    custom_checkout_sri_hash: '',
    custom_order_confirmation_sri_hash: '',
  };
  return new Hono()
    .get('/', (c) => c.json({ data: shared, meta: {} }))
    .get('/channels/:id', (c) => {
      if (!channelsOf(store).some(({ id }) => id === Number(c.req.param('id')))) {
        return problem(c, 422, 'There is no such channel.');
      }
      const own = {
        checkout_type: store.state.faults.checkoutType,
        guest_checkout_type: 'guest',
        guest_checkout_for_existing_accounts: 'allow',
        policy_consent: 'explicit',
        order_confirmation_contact_email: 'orders@example.com',
        is_order_terms_and_conditions_enabled: false,
        order_terms_and_conditions_type: 'link',
        order_terms_and_conditions_link: '',
        order_terms_and_conditions_textarea: '',
        should_redirect_to_storefront_for_auth: false,
      };
      return c.json({ data: { ...own, ...shared }, meta: {} });
    });
}
