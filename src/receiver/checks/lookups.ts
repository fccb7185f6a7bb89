import type { ShopResult } from './ports.ts';

export interface NamedProduct {
  readonly productId: number;
  readonly name: string;
  readonly sku: string;
}
export interface NamedCategory {
  readonly categoryId: number;
  readonly name: string;
  readonly children: readonly NamedCategory[];
}
export interface NamedStatus {
  readonly statusId: number;
  /** As the merchant calls it. */
  readonly label: string;
  /** As BigCommerce does. */
  readonly systemLabel: string;
}
export interface NamedCountry {
  /** `US` */
  readonly country: string;
  readonly name: string;
  /** `US-TX` */
  readonly regions: readonly { readonly region: string; readonly name: string }[];
}

/** What a store has for its rules and settings to choose from, by name. */
export interface Lookups {
  /** At most 50 products: those with these ids, or those whose name or SKU has these words in it. */
  products(by: { readonly ids: readonly number[] } | { readonly query: string }): ShopResult<readonly NamedProduct[]>;
  /** As trees, of all storefronts. */
  categories(): ShopResult<readonly NamedCategory[]>;
  customerGroups(): ShopResult<readonly { readonly customerGroupId: number; readonly name: string }[]>;
  orderStatuses(): ShopResult<readonly NamedStatus[]>;
  /** The storefronts. */
  channels(): ShopResult<readonly { readonly channelId: number; readonly name: string }[]>;
  places(): ShopResult<readonly NamedCountry[]>;
  /** The custom fields of the products that were changed last, with the values that they have. */
  customFields(): ShopResult<readonly { readonly name: string; readonly values: readonly string[] }[]>;
}
