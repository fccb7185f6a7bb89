import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

const cartIds = new WeakMap<Page, string>();

/** Learns the shopper's cart, for attempts that make their own request. */
export async function learnCart(page: Page): Promise<void> {
  const [cart] = await (await page.request.get('/api/storefront/carts')).json();
  cartIds.set(page, cart.id);
}

export const orderBody = (page: Page): string =>
  JSON.stringify({ cartId: cartIds.get(page), payment: { name: 'cod' } });

interface Fiber {
  readonly memoizedProps?: { readonly checkoutService?: { submitOrder(payload: object): Promise<unknown> } };
  readonly return?: Fiber;
}

// What runs inside the page stands by itself: nothing from here is known there.

export async function callPageService(): Promise<string> {
  const step = document.querySelector('.checkout-step--payment') as unknown as Record<string, Fiber>;
  const key = Object.keys(step).find((name) => name.startsWith('__reactFiber$')) ?? '';
  let fiber = step[key];
  while (fiber && !fiber.memoizedProps?.checkoutService) fiber = fiber.return;
  const service = fiber?.memoizedProps?.checkoutService;
  if (!service) throw new Error('The page has no service.');
  return service.submitOrder({ payment: { methodId: 'cod' } }).then(
    () => 'ordered',
    (error: Error) => error.message,
  );
}

export function callReactSubmit(): void {
  const form = document.querySelector('form[data-test="payment-form"]') as unknown as Record<
    string,
    { onSubmit(event: object): void }
  >;
  const key = Object.keys(form).find((name) => name.startsWith('__reactProps$')) ?? '';
  form[key]?.onSubmit({ preventDefault() {} });
}

const ownService = build({
  stdin: {
    contents: `
      import { createCheckoutService } from '@bigcommerce/checkout-sdk/essential';
      import { createOfflinePaymentStrategy } from '@bigcommerce/checkout-sdk/integrations/offline';
      globalThis.submitWithOwnService = async (cartId) => {
        const service = createCheckoutService();
        await service.loadCheckout(cartId);
        await service.loadPaymentMethods();
        await service.initializePayment({ methodId: 'cod', integrations: [createOfflinePaymentStrategy] });
        return service.submitOrder({ payment: { methodId: 'cod' } }).then(() => 'ordered', (error) => error.message);
      };`,
    resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
  },
  bundle: true,
  write: false,
  format: 'iife',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '');

/** Loads the real SDK a second time and orders with a service of its own. */
export async function submitWithOwnService(page: Page): Promise<unknown> {
  await page.evaluate(await ownService);
  const { submitWithOwnService: submit } = { submitWithOwnService: 'submitWithOwnService' };
  return page.evaluate(
    ([name, cartId]) => (globalThis as unknown as Record<string, (id: string) => unknown>)[name ?? '']?.(cartId ?? ''),
    [submit, cartIds.get(page)],
  );
}
