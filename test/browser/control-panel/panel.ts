import type { FrameLocator, Page } from 'playwright-core';
import type { RunningShop } from '../../support/shop.ts';

export const ownerEmail = 'owner@example.com';
export const clerkEmail = 'clerk@example.com';

/** idgate inside the control panel, as a merchant works it. */
export interface Panel {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Goes to a screen by the navigation, and waits until it is there. */
  open(screen: string): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  /** Ticks a box, or takes its tick away, by its words. */
  tick(label: string): Promise<void>;
  /** Answers the question that stands in front of all else. */
  confirm(name: string): Promise<void>;
  /** Waits until this is read somewhere. */
  says(text: string | RegExp): Promise<void>;
}

export function panelOn(page: Page): Panel {
  const app = page.frameLocator('iframe');
  const press: Panel['press'] = (name) => app.getByRole('button', { name, exact: typeof name === 'string' }).click();
  return {
    page,
    app,
    press,
    async open(screen) {
      const menu = app.getByRole('button', { name: /^Menu/ });
      if (await menu.isVisible()) await menu.click();
      await app.getByRole('navigation', { name: 'idgate' }).getByRole('link', { name: screen, exact: true }).click();
      await app.getByRole('heading', { level: 1, name: screen, exact: true }).waitFor();
    },
    tick: (label) => app.locator('label').getByText(label, { exact: true }).click(),
    confirm: (name) => app.getByRole('dialog').getByRole('button', { name, exact: true }).click(),
    says: (text) => app.getByText(text).filter({ visible: true }).first().waitFor(),
  };
}

/** Installs the app by BigCommerce's own way, which opens it. */
export async function installApp(page: Page, { storeUrl }: RunningShop): Promise<Panel> {
  await page.goto(`${storeUrl}/manage`);
  await page.getByRole('button', { name: 'Agree and install' }).click();
  const panel = panelOn(page);
  await panel.app.getByRole('navigation', { name: 'idgate' }).waitFor();
  return panel;
}

/** Opens the app as somebody of the staff. */
export async function openApp(page: Page, { storeUrl }: RunningShop, email: string): Promise<Panel> {
  await page.goto(`${storeUrl}/manage`);
  await page.getByRole('link', { name: `Open as ${email}` }).click();
  const panel = panelOn(page);
  await panel.app.getByText(email).first().waitFor();
  return panel;
}
