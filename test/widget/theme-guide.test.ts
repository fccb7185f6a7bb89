import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { languages } from '../../src/contract/wire/languages.ts';
import type { WidgetApi } from '../../src/contract/wire/widget-api.ts';
import * as gateModule from '../../src/gate/module.ts';
import type { Gate } from '../../src/gate/public.ts';
import { elsewhereTexts } from '../../widget/elsewhere/texts.ts';
import { defineIdVerify } from '../../widget/id-verify.tsx';
import { mount } from '../../widget/mount.tsx';
import { css } from '../../widget/style.ts';
import { texts } from '../../widget/texts/en.ts';
import { optionsFor, toolsFor, viewOf } from './fixture.ts';

// What stands in the guide is run as it stands there; only what it imports is handed to it.
const guide = await readFile('docs/theme-guide.md', 'utf8');
const blocksIn = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block]) => block ?? '');
const receiver = 'https://idgate.example.com';
const checkAddress = `${receiver}/v1/checks/${viewOf().checkId}`;
const page = window as Window & { idgate?: Partial<WidgetApi> & { gate?: Gate } };
const drawHere: WidgetApi['mount'] = (target, options) => mount(target, options, toolsFor(options));

const json = (body: object) => new Response(JSON.stringify(body));
/** What the shop and the receiver answer, by address. */
const answers: Readonly<Record<string, () => Response>> = {
  '/api/storefront/carts': () => json([{ id: 'cart-0001' }]),
  [`${receiver}/v1/decisions`]: () =>
    json({ decision: 'verify', check: viewOf(), checkToken: 'a-token', mayOrder: false }),
  [`${checkAddress}/events`]: () =>
    new Response(`data: ${JSON.stringify({ check: viewOf(), decision: 'verify', mayOrder: false })}\n\n`),
};
const fetch = vi.fn(
  async (address: string, _init?: RequestInit) => answers[address]?.() ?? new Response('', { status: 404 }),
);

/** Runs the one snippet that begins like this, and answers what it names `gate` or `widget`. */
async function run(beginning: string, given: Readonly<Record<string, unknown>>): Promise<unknown> {
  const [snippet, ...more] = blocksIn('js').filter((block) => block.startsWith(beginning));
  if (snippet === undefined || more.length > 0) throw new Error(`Not one snippet: ${beginning}`);
  const code = snippet.replace(/^import .*$/gm, '');
  const named = ['gate', 'widget', 'element'].find((name) => new RegExp(`^const ${name} =`, 'm').test(code));
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  return new AsyncFunction(...Object.keys(given), `${code}\nreturn ${named};`)(...Object.values(given));
}
const shownIn = (root: ShadowRoot | null | undefined) => root?.querySelector('h2')?.textContent;

beforeAll(() => {
  defineIdVerify({ load: async () => undefined, folder: '', nonce: '' });
});
beforeEach(() => {
  document.body.innerHTML = '<div id="id-check"></div><button id="buy" type="button">Buy</button>';
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('WIDGET_LANGUAGES', {});
  page.idgate = { mount: drawHere };
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(async () => {
  page.idgate?.gate?.detach();
  document.body.replaceChildren();
  delete page.idgate;
});

/** What the gate's panel shows, which is two shadow roots deep. */
const shownByGate = () => {
  const panel = document.querySelector('#id-check > div')?.shadowRoot;
  return shownIn([...(panel?.querySelectorAll('div') ?? [])].find(({ shadowRoot }) => shadowRoot)?.shadowRoot);
};

describe('a snippet of the guide', () => {
  test('shows a check in a theme', async () => {
    const told = vi.spyOn(console, 'info').mockImplementation(() => {});
    await run("import 'https://idgate.example.com/idgate-widget.mjs'", {});
    await waitFor(() => expect(shownIn(document.querySelector('id-verify')?.shadowRoot)).toBe(texts.why.title));
    expect(told).toHaveBeenCalledWith(viewOf().checkId, 'pending');
    const [, asked] = fetch.mock.calls.find(([address]) => address.endsWith('/decisions')) ?? [];
    expect(JSON.parse(String(asked?.body))).toMatchObject({ storeHash: 'abc123', cartId: 'cart-0001' });
  });

  test('draws a check that the page has', async () => {
    const { check, checkToken } = optionsFor(viewOf());
    const widget = await run('import { mount }', { mount: drawHere, check, checkToken });
    expect(shownIn(document.querySelector('#id-check')?.shadowRoot)).toBe(texts.why.title);
    (widget as ReturnType<WidgetApi['mount']>).unmount();
    expect(document.querySelector('#id-check')?.shadowRoot?.childElementCount).toBe(0);
  });

  test('gates a checkout of the page’s own', async () => {
    await import('../../src/gate/panel/main.ts');
    let onState = () => {};
    const checkoutService = {
      getState: () => ({ data: { getCheckout: () => undefined } }),
      subscribe(listener: () => void) {
        onState = listener;
        return () => {};
      },
      loadCheckout: async () => onState(),
    };
    const gate = (await run('import { attachGate }', { ...gateModule, checkoutService })) as Gate;
    await waitFor(() => expect(gate.payment).toBe('shut'), { timeout: 5_000 });
    await waitFor(() => expect(shownByGate()).toBe(texts.why.title));
    gate.detach();
    expect(gate.payment).toBe('open');
  });

  test('asks on an account page', async () => {
    vi.resetModules();
    await import('../../src/gate/panel/main.ts');
    await run('import { init }', await import('../../src/gate/module.ts'));
    await waitFor(() => expect(shownByGate()).toBe(texts.why.title), { timeout: 5_000 });
  });

  test('says other words, of texts that there are', async () => {
    const element = (await run(
      "const element = document.createElement('id-verify');\nelement.texts",
      {},
    )) as HTMLElement & {
      texts: object;
    };
    const known = { ...texts, elsewhere: elsewhereTexts.en };
    const paths = (tree: object, path = ''): string[] =>
      Object.entries(tree).flatMap(([key, value]) =>
        typeof value === 'object' ? paths(value, `${path}${key}.`) : [`${path}${key}`],
      );
    for (const [lang, changes] of Object.entries(element.texts)) {
      expect(languages).toContain(lang);
      expect(paths(known)).toEqual(expect.arrayContaining(paths(changes)));
    }
    element.setAttribute('api-base', receiver);
    element.setAttribute('check-id', viewOf().checkId);
    document.querySelector('#id-check')?.append(element);
    await waitFor(() => expect(shownIn(element.shadowRoot)).toBe('Proof of age, please'));
  });
});

describe('what the guide says of looks', () => {
  const propertiesIn = (text: string) => [...new Set(text.match(/--idgate-[a-z]+/g))].sort();

  test('names every custom property that there is, and no other', () => {
    expect(propertiesIn(blocksIn('css').join('\n'))).toEqual(propertiesIn(css));
  });

  test('names every part that there is, and no other', async () => {
    const files = (await readdir('widget', { recursive: true })).filter((file) => file.endsWith('.tsx'));
    const sources = await Promise.all(files.map((file) => readFile(join('widget', file), 'utf8')));
    const drawn = sources.flatMap((source) => [...source.matchAll(/part=(?:"([^"]+)"|\{([^}]+)\})/g)]);
    const parts = drawn.flatMap(([, plain, choice]) =>
      plain === undefined ? [...(choice ?? '').matchAll(/'([\w -]+)'/g)].map(([, name]) => name ?? '') : [plain],
    );
    const listed = /The parts are (.*?)\./s.exec(guide)?.[1] ?? '';
    const all = [...new Set(parts.flatMap((names) => names.split(' ')))].filter((name) => name !== '');
    expect([...listed.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort()).toEqual(all.sort());
    const styled = blocksIn('css')
      .join('\n')
      .matchAll(/::part\(([\w-]+)\)/g);
    expect([...styled].filter(([, name]) => !all.includes(name ?? ''))).toEqual([]);
  });
});
