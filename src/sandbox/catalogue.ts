import { sum } from './money.ts';

export interface Product {
  /** The catalogue id that rules name. */
  readonly id: number;
  /** How the shortcuts and pictures name it. */
  readonly slug: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly priceMinor: number;
  readonly type: 'physical' | 'digital';
  readonly categoryId: number;
  readonly weightPounds: number;
  readonly customFields: readonly { readonly name: string; readonly value: string }[];
}

const minimumAge = (years: number) => [{ name: 'minimum_age', value: String(years) }];

export const products: readonly Product[] = [
  {
    id: 101,
    slug: 'mug',
    sku: 'MUG-01',
    name: 'Stoneware coffee mug',
    description: 'Holds 350 ml, glazed by hand.',
    priceMinor: 18_00,
    type: 'physical',
    categoryId: 18,
    weightPounds: 1,
    customFields: [],
  },
  {
    id: 102,
    slug: 'whisky',
    sku: 'WHISKY-12',
    name: 'Single malt whisky, 12 years',
    description: 'Matured in sherry oak. 70 cl, 43 % vol.',
    priceMinor: 64_00,
    type: 'physical',
    categoryId: 23,
    weightPounds: 3,
    customFields: minimumAge(21),
  },
  {
    id: 103,
    slug: 'knife',
    sku: 'KNIFE-20',
    name: 'Chef’s knife, 20 cm',
    description: 'Forged steel with a walnut handle.',
    priceMinor: 89_00,
    type: 'physical',
    categoryId: 24,
    weightPounds: 1,
    customFields: minimumAge(18),
  },
  {
    id: 104,
    slug: 'vape',
    sku: 'VAPE-01',
    name: 'Vape starter kit',
    description: 'Rechargeable, with two empty pods.',
    priceMinor: 49_00,
    type: 'physical',
    categoryId: 25,
    weightPounds: 1,
    customFields: minimumAge(18),
  },
  {
    id: 105,
    slug: 'gift',
    sku: 'COURSE-01',
    name: 'Coffee course, as a download',
    description: 'Six lessons on video. Nothing to ship.',
    priceMinor: 25_00,
    type: 'digital',
    categoryId: 26,
    weightPounds: 0,
    customFields: [],
  },
  {
    id: 106,
    slug: 'espresso',
    sku: 'ESPRESSO-02',
    name: 'Espresso machine',
    description: 'Two boilers, one lever, no pods.',
    priceMinor: 549_00,
    type: 'physical',
    categoryId: 18,
    weightPounds: 24,
    customFields: [],
  },
];

export interface Category {
  readonly id: number;
  /** 0 for one at the top. */
  readonly parentId: number;
  readonly name: string;
}

export const categories: readonly Category[] = [
  { id: 18, parentId: 0, name: 'Kitchen' },
  { id: 23, parentId: 0, name: 'Spirits' },
  { id: 24, parentId: 18, name: 'Knives' },
  { id: 25, parentId: 0, name: 'Vaping' },
  { id: 26, parentId: 0, name: 'Gifts' },
];

export const findProduct = (id: number): Product | undefined => products.find((product) => product.id === id);
export const findProductBySlug = (slug: string): Product | undefined =>
  products.find((product) => product.slug === slug);

export interface Line {
  readonly id: string;
  readonly product: Product;
  readonly quantity: number;
}

export const lineTotalMinor = ({ product, quantity }: Line): number => product.priceMinor * quantity;
export const linesTotalMinor = (lines: readonly Line[]): number => sum(lines.map(lineTotalMinor));
export const isShipped = ({ product }: Line): boolean => product.type === 'physical';
