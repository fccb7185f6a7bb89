/** @jsxImportSource react */
import { useState } from 'react';
import type { StepProps } from './CheckoutApp.tsx';

/** Where a coupon is typed, and taken back. */
export function CouponEntry({ checkoutService, state, onError }: StepProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [code, setCode] = useState('');
  const coupons = state.data.getCoupons() ?? [];

  const apply = () =>
    checkoutService.applyCoupon(code).then(() => {
      setCode('');
      setIsOpen(false);
    }, onError);

  return (
    <section className="redeemable cart-section">
      <button
        type="button"
        className="button-link redeemable-label"
        data-test="redeemable-label"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        Coupon or gift certificate
      </button>
      {isOpen && (
        <div className="redeemable-entry">
          <input
            className="form-input"
            aria-label="Coupon code"
            data-test="redeemableEntry-input"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && apply()}
          />
          <button
            type="button"
            id="applyRedeemableButton"
            className="button button--tertiary"
            data-test="redeemableEntry-submit"
            disabled={code.trim() === '' || state.statuses.isApplyingCoupon()}
            onClick={apply}
          >
            Apply
          </button>
        </div>
      )}
      <ul className="redeemable-list">
        {coupons.map((coupon) => (
          <li key={coupon.code} data-test="redeemable-item">
            {coupon.code} ({coupon.displayName})
            <button
              type="button"
              className="button-link"
              aria-label={`Remove coupon ${coupon.code}`}
              data-test="redeemable-remove"
              onClick={() => checkoutService.removeCoupon(coupon.code).catch(onError)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
