/** @jsxImportSource react */
import { useRef } from 'react';
import type { StepProps } from './CheckoutApp.tsx';
import { CouponEntry } from './CouponEntry.tsx';
import { formatPrice } from './price.ts';

/** What is bought and what it comes to. On a phone a bar at the bottom of the screen leads to it. */
export function OrderSummary(props: StepProps) {
  const { state } = props;
  const summary = useRef<HTMLElement>(null);
  const checkout = state.data.getCheckout();
  if (!checkout) return null;
  const { physicalItems, digitalItems } = checkout.cart.lineItems;
  const items = [...physicalItems, ...digitalItems];
  const count = items.reduce((total, { quantity }) => total + quantity, 0);
  const total = formatPrice(state, checkout.outstandingBalance);
  const { shippingCostTotal, subtotal, displayDiscountTotal, consignments } = checkout;
  const isShippingKnown = consignments.some(({ selectedShippingOption }) => selectedShippingOption);
  return (
    <>
      <aside ref={summary} className="layout-cart" aria-label="Order summary">
        <article className="cart optimizedCheckout-orderSummary" data-test="cart">
          <header className="cart-header">
            <h2 className="cart-title optimizedCheckout-headingSecondary">Order summary</h2>
            <a className="cart-header-link" href="/cart" id="cart-edit-link">
              Edit cart
            </a>
          </header>
          <ul className="productList">
            {items.map((item) => (
              <li key={item.id} className="productList-item" data-test="cart-item">
                <img src={item.imageUrl} alt="" width={48} height={48} />
                <span className="product-title" data-test="cart-item-product-title">
                  {item.quantity} × {item.name}
                </span>
                <span data-test="cart-item-product-price">{formatPrice(state, item.extendedSalePrice)}</span>
              </li>
            ))}
          </ul>
          <dl className="cart-section">
            <div className="cart-priceItem" data-test="cart-subtotal">
              <dt>Subtotal</dt>
              <dd>{formatPrice(state, subtotal)}</dd>
            </div>
            {displayDiscountTotal > 0 && (
              <div className="cart-priceItem" data-test="cart-discount">
                <dt>Discount</dt>
                <dd>−{formatPrice(state, displayDiscountTotal)}</dd>
              </div>
            )}
            <div className="cart-priceItem" data-test="cart-shipping">
              <dt>Shipping</dt>
              <dd>{isShippingKnown || physicalItems.length === 0 ? formatPrice(state, shippingCostTotal) : '–'}</dd>
            </div>
            {checkout.isStoreCreditApplied && (
              <div className="cart-priceItem" data-test="cart-store-credit">
                <dt>Store credit</dt>
                <dd>−{formatPrice(state, checkout.grandTotal - checkout.outstandingBalance)}</dd>
              </div>
            )}
          </dl>
          <CouponEntry {...props} />
          <dl className="cart-section">
            <div className="cart-priceItem cart-priceItem--total" data-test="cart-total">
              <dt>Total ({checkout.cart.currency.code})</dt>
              <dd>{total}</dd>
            </div>
          </dl>
        </article>
      </aside>
      <div className="cartDrawer optimizedCheckout-orderSummary">
        <span>
          {count} {count === 1 ? 'item' : 'items'}
        </span>
        <button
          type="button"
          className="button-link"
          onClick={() => summary.current?.scrollIntoView({ behavior: 'smooth' })}
        >
          Show details
        </button>
        <strong>{total}</strong>
      </div>
    </>
  );
}
