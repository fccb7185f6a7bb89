/**
 * Where the panel goes on the hosted page: right behind the header of the step where the shopper pays, where the page leaves it alone.
 * That is the payment step, or, for as long as it is open, the one where a wallet was pressed. `place` answers whether its step is open.
 */
export function createPlace(): { place: (host: HTMLElement) => boolean; pressed: () => void } {
  let pressedStep: Element | null | undefined;
  const content = '.checkout-view-content';
  return {
    pressed() {
      pressedStep = document.querySelector(content)?.closest('.checkout-step');
    },
    place(host) {
      const step = pressedStep?.querySelector(content)
        ? pressedStep
        : document.querySelector('.checkout-step--payment');
      const header = step?.querySelector('.checkout-view-header');
      // Moved only when it has to be: what goes on in it is not to be disturbed.
      if (header && host.parentNode !== step) header.after(host);
      return Boolean(step?.querySelector(content));
    },
  };
}
