import axe from 'axe-core';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at a part of a page as axe does, by the rules of WCAG 2.2 AA, and fails with what it finds. Colours that are on their way to others arrive first. */
export async function expectAccessible(part: Locator): Promise<void> {
  const frame = await (await part.elementHandle())?.ownerFrame();
  await frame?.evaluate(axe.source);
  const found = await part.evaluate(async (element, runOnly) => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const page = globalThis as unknown as { axe: typeof axe };
    const { violations } = await page.axe.run(element, { runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, tags);
  expect(found).toEqual([]);
}
