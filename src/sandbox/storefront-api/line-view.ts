import { categories, type Line, lineTotalMinor } from '../catalogue.ts';
import { asNumber } from '../money.ts';
import { pictureUrl } from '../pages/pictures.ts';
import type { Store } from '../store.ts';

/** A cart's lines as the storefront shows them. Options and category names only where they were asked for. */
export function viewLines(store: Store, lines: readonly Line[], includes: ReadonlySet<string>) {
  const view = (type: 'physical' | 'digital') => {
    const part = `cart.lineItems.${type}Items`;
    return lines
      .filter(({ product }) => product.type === type)
      .map((line) => ({
        ...viewLine(store, line),
        isShippingRequired: type === 'physical',
        ...(includes.has(`${part}.options`) && { options: [] }),
        ...(includes.has(`${part}.categoryNames`) && { categoryNames: categoryNames(line) }),
        ...(type === 'digital' && { downloadFileUrls: [], downloadPageUrl: '', downloadSize: '' }),
      }));
  };
  return { physicalItems: view('physical'), digitalItems: view('digital'), giftCertificates: [], customItems: [] };
}

const categoryNames = ({ product }: Line) =>
  categories.filter(({ id }) => id === product.categoryId).map(({ name }) => name);

function viewLine(store: Store, line: Line) {
  const { id, product, quantity } = line;
  const price = asNumber(product.priceMinor);
  const total = asNumber(lineTotalMinor(line));
  return {
    id,
    parentId: null,
    variantId: product.id,
    productId: product.id,
    sku: product.sku,
    name: product.name,
    url: store.publicUrl,
    quantity,
    brand: '',
    type: product.type,
    isTaxable: true,
    isMutable: true,
    imageUrl: `${store.publicUrl}${pictureUrl(product)}`,
    discounts: [],
    discountAmount: 0,
    couponAmount: 0,
    listPrice: price,
    salePrice: price,
    originalPrice: price,
    retailPrice: 0,
    comparisonPrice: price,
    extendedListPrice: total,
    extendedSalePrice: total,
    extendedComparisonPrice: total,
    addedByAttributeId: null,
    addedByPromotion: false,
  };
}
