import { act, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ElsewhereTexts, TextChanges, WidgetTexts } from '../../src/contract/wire/widget-texts.ts';
import { elsewhereTexts } from '../../widget/elsewhere/texts.ts';
import { exhibits } from '../../widget/gallery/states.ts';
import { toolsFor } from '../../widget/gallery/tools.ts';
import { texts as english } from '../../widget/texts/en.ts';
import { Widget } from '../../widget/Widget.tsx';
import { type Words, wordsOf } from '../../widget/words.ts';
import { lendObjectUrls, optionsFor } from './fixture.ts';

beforeEach(() => {
  lendObjectUrls();
});
afterEach(() => document.body.replaceChildren());

async function show(name: string, words: Words = wordsOf('en', english), changes: TextChanges = {}) {
  const exhibit = exhibits[name];
  if (!exhibit) throw new Error(`No such state: ${name}`);
  const page = render(
    <Widget
      options={optionsFor(exhibit.at.check, { texts: { en: changes } })}
      tools={toolsFor(exhibit, async () => undefined)}
      texts={words}
      connect={() => {}}
      at={exhibit.at}
    />,
  );
  // What the tools bring at once is part of the state, and so is what is drawn from that.
  for (let turn = 0; turn < 3; turn += 1) await act(async () => {});
  return page;
}

type Tree = { readonly [key: string]: string | Tree };

/** The same texts, which write down the path of each that is read. */
function watched<T extends object>(texts: T, read: Set<string>, path = ''): T {
  return new Proxy(texts, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value === 'object' && value !== null) return watched(value, read, `${path}${String(key)}.`);
      read.add(`${path}${String(key)}`);
      return value;
    },
  });
}

/** The same texts, with the path of each in its place. */
const marked = (tree: Tree, path = ''): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? `«${path}${key}»` : marked(value, `${path}${key}.`),
    ]),
  );

const pathsOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : pathsOf(value, `${path}${key}.`),
  );

describe('the gallery', () => {
  test.each(Object.keys(exhibits))('shows %s, with a title and a lead, and stays there', async (name) => {
    const { container, getByRole } = await show(name);
    const title = getByRole('heading', { level: 2 }).textContent;
    expect(title).not.toBe('');
    expect(container.querySelector('#lead')?.textContent).not.toBe('');
    expect(container.textContent).not.toMatch(/[{}]|undefined/);
  });

  test('has no two states that look the same', async () => {
    const seen = new Map<string, string>();
    for (const name of Object.keys(exhibits)) {
      const { container, unmount } = await show(name);
      const looks = container.innerHTML.replaceAll(/blob:\d+/g, 'blob:');
      expect([name, seen.get(looks)]).toEqual([name, undefined]);
      seen.set(looks, name);
      unmount();
    }
  });

  test('says every text that there is: one that no state shows is of no use', async () => {
    const read = new Set<string>();
    for (const name of Object.keys(exhibits)) {
      const { unmount } = await show(name, watched(wordsOf('en', english), read));
      unmount();
    }
    expect(pathsOf(english as WidgetTexts & Tree).filter((path) => !read.has(path))).toEqual([]);
  });

  test('says every text of a provider’s own page too, and lets the page change each', async () => {
    const tree = elsewhereTexts.en as ElsewhereTexts & Tree;
    let seen = '';
    for (const name of Object.keys(exhibits)) {
      const { container, unmount } = await show(name, undefined, { elsewhere: marked(tree) });
      seen += container.innerHTML;
      unmount();
    }
    expect(pathsOf(tree).filter((path) => !seen.includes(`«${path}»`))).toEqual([]);
  });
});
