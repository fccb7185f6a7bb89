/**
 * Where the panel goes on the hosted page: right behind the header of the step where the shopper pays, where the page leaves it alone.
 * That is the payment step, or the one where a wallet was pressed. Answers whether that step is open.
 */
export function createPlace(): { place: (host: HTMLElement) => boolean; pressed: (control: Element) => void } {
  let pressedStep: Element | null = null;
  const isOpen = (step: Element | null) => Boolean(step?.querySelector('.checkout-view-content'));
  return {
    pressed: (control) => {
      pressedStep = control.closest('.checkout-step');
    },
    place(host) {
      const step = isOpen(pressedStep) ? pressedStep : document.querySelector('.checkout-step--payment');
      const header = step?.querySelector('.checkout-view-header');
      // Moved only when it has to be: what goes on in it is not to be disturbed.
      if (header && host.parentNode !== step) header.after(host);
      return isOpen(step);
    },
  };
}
