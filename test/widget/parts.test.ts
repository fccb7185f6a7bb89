import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createParts, idgateOf } from '../../widget/parts.ts';

const digests = { de: 'a+b/c1234567890=' };
const load = () => createParts(digests, 'https://files.example/idgate/', 'n0nce').load;

/** The script that the page was given last, which the test then lets come or not. */
const script = () => {
  const found = document.head.querySelector('script');
  if (!found) throw new Error('No script was asked for');
  return found;
};
const come = (brought: unknown) => {
  idgateOf(window).parts = { de: brought };
  script().dispatchEvent(new Event('load'));
};

beforeEach(() => {
  delete idgateOf(window).parts;
  // A test has no network: the page only gets to see which script was asked for.
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) if (node instanceof HTMLScriptElement) document.head.appendChild(node);
  });
});

describe('a part', () => {
  test('comes from the widget’s own folder, with its hash and the page’s nonce, and leaves no script behind', async () => {
    const loading = load()('de');
    expect(script().src).toBe('https://files.example/idgate/widget-de.a-b-c1234567.js');
    expect(script()).toMatchObject({ integrity: 'sha256-a+b/c1234567890=', nonce: 'n0nce', crossOrigin: '' });
    come('the texts');
    expect(await loading).toBe('the texts');
    expect(document.head.querySelector('script')).toBeNull();
  });

  test('that is there already, or that nobody built, is not asked for', async () => {
    idgateOf(window).parts = { de: 'there' };
    expect(await load()('de')).toBe('there');
    expect(await load()('ko')).toBeUndefined();
    expect(document.head.querySelector('script')).toBeNull();
  });

  test('that is on its way is not asked for twice', async () => {
    const loadPart = load();
    const both = Promise.all([loadPart('de'), loadPart('de')]);
    expect(document.head.querySelectorAll('script')).toHaveLength(1);
    come('the texts');
    expect(await both).toEqual(['the texts', 'the texts']);
  });

  test('that did not come is asked for again the next time', async () => {
    const loadPart = load();
    const first = loadPart('de');
    script().dispatchEvent(new Event('error'));
    expect(await first).toBeUndefined();
    const second = loadPart('de');
    come('the texts');
    expect(await second).toBe('the texts');
  });
});
