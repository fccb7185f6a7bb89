/** With some methods the id is on a container that holds the wallet's own button instead. */
const payButton = '#checkout-payment-continue';
/** Containers of wallets' own buttons, which open a payment sheet before any order is sent. */
const wallets = `${payButton}:not(button),.checkout-button-container,.checkoutRemote,[id$=CheckoutButton],apple-pay-button`;
const paymentForm = 'form[data-test=payment-form]';

export interface PayControls {
  setShut(isShut: boolean): void;
  /** Takes in controls that the page has drawn since. */
  refresh(): void;
}

/**
 * While shut, stops whatever the shopper does that would submit an order or open a wallet's sheet, and calls `onPress` instead.
 * While open nothing of it is left on the page. No control is moved, taken out or disabled: the checkout app undoes that or breaks.
 *
 * Wallets are made inert as well, because a press inside an iframe never gets here. The pay button is not: a shopper who presses it,
 * by whatever means, is to be led to the panel and not to meet a dead button.
 */
export function createPayControls(onPress: () => void): PayControls {
  let isShut = false;
  const refresh = () => {
    for (const wallet of document.querySelectorAll(wallets)) wallet.toggleAttribute('inert', isShut);
  };

  const wouldPay = ({ type, target, key }: Event & { key?: string }) => {
    if (!(target instanceof Element)) return false;
    if (type === 'submit') return target.matches(paymentForm);
    if (key && key !== 'Enter' && key !== ' ') return false;
    // A press on what is inert arrives at the element around it.
    return target.closest(`${payButton},${wallets}`) ?? target.querySelector(':scope>[inert]');
  };

  const stop = (event: Event) => {
    if (!wouldPay(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onPress();
  };

  return {
    refresh,
    setShut(next) {
      if (isShut === next) return;
      isShut = next;
      refresh();
      for (const type of ['click', 'submit', 'keydown'])
        (isShut ? addEventListener : removeEventListener)(type, stop, true);
    },
  };
}
