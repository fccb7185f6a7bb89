/** The app as its developer registered it with the marketplace. */
export interface RegisteredApp {
  readonly name: string;
  /** Where its `/auth`, `/load`, `/uninstall` and `/remove_user` are, without a trailing slash. */
  readonly url: string;
  /** The OAuth scopes it asks the merchant for. */
  readonly scopes: readonly string[];
}

/** What an app asks for that has a way to it in the menus of orders and customers. */
export const panelScope = 'store_app_extensions_manage';

/** What an app that holds orders and puts a script on the checkout asks for. */
export const usualScopes: readonly string[] = [
  'store_v2_orders',
  'store_v2_customers',
  'store_v2_products_read_only',
  'store_v2_content',
  'store_content_checkout',
  'store_v2_information_read_only',
  'store_channel_settings_read_only',
  'store_sites_read_only',
  'store_cart_read_only',
  'store_checkout_read_only',
  'store_v2_transactions_read_only',
];
