/** The OAuth scopes that idgate asks a merchant for, and can't do its work without. */
export const neededScopes = [
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
] as const;

/** Lets idgate stand beside BigCommerce's pages of orders and customers. Everything else works without. */
export const panelScope = 'store_app_extensions_manage';

/** The needed scopes that are not among the granted. Who may change a thing may read it. */
export const missingScopes = (granted: readonly string[]): readonly string[] =>
  neededScopes.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/_read_only$/, '')));
