/** How much is stopped: nothing (null), what would open a wallet's sheet, or every way to pay. */
export type Shut = 'wallets' | 'all' | null;

export interface PayControls {
  shut(next: Shut): void;
  /** Takes in controls that the page has drawn since. */
  refresh(): void;
}

/** With some methods the id is on a container that holds the wallet's own button instead. */
export const hostedPayButton = '#checkout-payment-continue';

const paymentForm = 'form[data-test=payment-form]';

/**
 * Stops whatever the shopper does that would submit an order or open a wallet's sheet, as far as is shut, and calls `onPress` instead.
 * While nothing is shut nothing of it is left on the page. No control is moved, taken out or disabled: the checkout app undoes that or
 * breaks.
 *
 * Wallets are made inert as well, because a press inside an iframe never gets here. The pay button is not: a shopper who presses it,
 * by whatever means, is to be led to the panel and not to meet a dead button.
 */
export function createPayControls(payButton: string, onPress: (control: HTMLElement) => void): PayControls {
  /** Containers of wallets' own buttons, which open a payment sheet before any order is sent. */
  const wallets = `:is(${payButton}):not(button,input,a),.checkout-button-container,.checkoutRemote,div[id$=CheckoutButton],apple-pay-button`;
  let level: Shut = null;
  const refresh = () => {
    for (const wallet of document.querySelectorAll(wallets)) wallet.toggleAttribute('inert', !!level);
  };

  const wouldPay = ({ type, target, key }: Event & { key?: string }) => {
    if (!(target instanceof Element)) return false;
    const isAll = level === 'all';
    if (type === 'submit') return isAll && target.matches(paymentForm);
    if (key && key !== 'Enter' && key !== ' ') return false;
    // A press on what is inert arrives at the element around it.
    return (
      target.closest(isAll ? `${payButton},${wallets}` : wallets) ?? target.querySelector(`:scope>:is(${wallets})`)
    );
  };

  const stop = (event: Event) => {
    if (!wouldPay(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onPress(event.target as HTMLElement);
  };

  return {
    refresh,
    shut(next) {
      if (level === next) return;
      level = next;
      refresh();
      for (const type of ['click', 'submit', 'keydown'])
        (level ? addEventListener : removeEventListener)(type, stop, true);
    },
  };
}
