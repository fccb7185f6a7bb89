/** @jsxImportSource react */
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import {
  type Category,
  categoriesSchema,
  channelsSchema,
  customerGroupsSchema,
  customFieldsSchema,
  placesSchema,
  productsSchema,
} from '../../contract/schema/admin/lookups.ts';
import type { Condition, Rule } from '../../contract/wire/policy.ts';
import type { RuleNames } from '../../rules/sentence.ts';
import { useRead } from '../shell/use-read.ts';
import { leafOf } from './leaf.ts';

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
}

/** What the store has, to choose from, and what it is called. Empty while it is on its way, or where BigCommerce does not answer: then things go by their number. */
export interface Lookups {
  /** By their whole way: `Drinks / Wine`. */
  readonly categories: readonly Choice<number>[];
  readonly customerGroups: readonly Choice<number>[];
  readonly channels: readonly Choice<number>[];
  readonly countries: readonly Choice<string>[];
  /** `Texas, United States`. */
  readonly regions: readonly Choice<string>[];
  readonly customFields: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly names: RuleNames;
  /** A product was found that no rule names yet. */
  learnProduct(productId: number, name: string): void;
}

const LookupsContext = createContext<Lookups | undefined>(undefined);

export function useLookups(): Lookups {
  const lookups = use(LookupsContext);
  if (!lookups) throw new Error('Rules are drawn in a LookupsProvider');
  return lookups;
}

/** `rules` are those whose products have to be named. */
export function LookupsProvider({
  rules,
  children,
}: {
  readonly rules: readonly Rule[];
  readonly children: ReactNode;
}) {
  const productIds = [...new Set(rules.flatMap(({ when }) => productsIn(when)))].slice(0, 50);
  const products = useRead(productsSchema, productIds.length > 0 ? '/lookups/products' : null, {
    ids: productIds.join(','),
  }).value;
  const categories = useRead(categoriesSchema, '/lookups/categories').value;
  const groups = useRead(customerGroupsSchema, '/lookups/customer-groups').value;
  const channels = useRead(channelsSchema, '/lookups/channels').value;
  const places = useRead(placesSchema, '/lookups/places').value;
  const customFields = useRead(customFieldsSchema, '/lookups/custom-fields').value;

  const [learned, setLearned] = useState<ReadonlyMap<number, string>>(new Map());

  const lookups = useMemo((): Lookups => {
    const made = {
      categories: (categories?.items ?? []).flatMap((category) => waysOf(category)),
      customerGroups: (groups?.items ?? []).map(({ customerGroupId, name }) => ({ value: customerGroupId, name })),
      channels: (channels?.items ?? []).map(({ channelId, name }) => ({ value: channelId, name })),
      countries: (places?.items ?? []).map(({ country, name }) => ({ value: country, name })),
      regions: (places?.items ?? []).flatMap(({ name: of, regions }) =>
        regions.map(({ region, name }) => ({ value: region, name: `${name}, ${of}` })),
      ),
      customFields: customFields?.items ?? [],
    };
    const productNames = new Map(products?.items.map(({ productId, name }) => [productId, name]));
    return {
      ...made,
      names: {
        product: (id) => productNames.get(id) ?? learned.get(id),
        category: nameIn(made.categories),
        customerGroup: nameIn(made.customerGroups),
        channel: nameIn(made.channels),
        place: nameIn([...made.countries, ...made.regions]),
      },
      learnProduct: (productId, name) => setLearned((known) => new Map(known).set(productId, name)),
    };
  }, [products, categories, groups, channels, places, customFields, learned]);

  return <LookupsContext value={lookups}>{children}</LookupsContext>;
}

function nameIn<T>(choices: readonly Choice<T>[]): (value: T) => string | undefined {
  const names = new Map(choices.map(({ value, name }) => [value, name]));
  return (value) => names.get(value);
}

const waysOf = ({ categoryId, name, children }: Category, above = ''): Choice<number>[] => [
  { value: categoryId, name: `${above}${name}` },
  ...children.flatMap((child) => waysOf(child, `${above}${name} / `)),
];

function productsIn(condition: Condition): number[] {
  if ('all' in condition) return condition.all.flatMap(productsIn);
  if ('any' in condition) return condition.any.flatMap(productsIn);
  if ('not' in condition) return productsIn(condition.not);
  const leaf = leafOf(condition);
  return leaf?.name === 'productIn' ? (leaf.value as number[]) : [];
}
