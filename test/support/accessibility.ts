import axe from 'axe-core';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at a part of a page as axe does, by the rules of WCAG 2.2 AA, and fails with what it finds. A colour that is on its way to another is given time to arrive. */
export async function expectAccessible(part: Locator): Promise<void> {
  const frame = await (await part.elementHandle())?.ownerFrame();
  await frame?.evaluate(axe.source);
  const look = () =>
    part.evaluate(async (element, runOnly) => {
      const page = globalThis as unknown as { axe: typeof axe };
      const { violations } = await page.axe.run(element, { runOnly });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }, tags);
  await expect.poll(look).toEqual([]);
}
