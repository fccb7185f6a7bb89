import { languages } from '../../src/contract/wire/languages.ts';
import type { WidgetOptions } from '../../src/contract/wire/widget-api.ts';
import { mount } from '../mount.tsx';
import { type BuiltParts, createParts } from '../parts.ts';
import { loadTextsFrom } from '../tools.ts';
import { exhibits } from './states.ts';
import { toolsFor } from './tools.ts';

/** Set by the build. */
declare const WIDGET_PARTS: BuiltParts;

// Every state of the widget by address: `?state=why&lang=de&theme=dark`. Without a state, the way to each of them.
const script = document.currentScript as HTMLScriptElement;
const parts = createParts(WIDGET_PARTS, script.src.replace(/[^/]*$/, ''), script.nonce);
const { searchParams } = new URL(location.href);
const named = searchParams.get('state');
const page = document.documentElement;
page.lang = searchParams.get('lang') ?? 'en';
page.style.colorScheme = searchParams.get('theme') === 'dark' ? 'dark' : 'light';

const add = (tag: string, properties: object, parent: Element = document.body) =>
  parent.appendChild(Object.assign(document.createElement(tag), properties));

const addressOf = (changes: Record<string, string>) => {
  const query = new URLSearchParams(searchParams);
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return `?${query}`;
};

const exhibit = named === null ? undefined : exhibits[named];
const main = add('main', {});
if (named !== null && exhibit) {
  document.title = named;
  const options: WidgetOptions = {
    apiBase: '',
    checkToken: '',
    check: exhibit.at.check,
    renewToken: async () => null,
    onCheck() {},
  };
  add('h1', { textContent: named, style: 'font:600 1em sans-serif;margin:0 0 1em' }, main);
  const place = add('div', { style: 'max-width:38em;font-family:sans-serif' }, main);
  mount(place, options, toolsFor(exhibit, loadTextsFrom(parts)), exhibit.at);
} else {
  document.title = 'Every state of the widget';
  add('h1', { textContent: document.title }, main);
  for (const [title, name, values] of [
    ['Languages', 'lang', languages],
    ['Themes', 'theme', ['light', 'dark']],
    ['States', 'state', Object.keys(exhibits)],
  ] as const) {
    add('h2', { textContent: title }, main);
    const list = add('ul', {}, main);
    for (const value of values)
      add('a', { href: addressOf({ [name]: value }), textContent: value }, add('li', {}, list));
  }
}
