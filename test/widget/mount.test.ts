import { waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WidgetApi } from '../../src/contract/wire/widget-api.ts';
import { mount as mountWith } from '../../widget/mount.tsx';
import { begun, optionsFor, toolsFor, viewOf } from './fixture.ts';

const page = window as Window & { idgate?: Partial<WidgetApi> & { other?: string } };
const mount: WidgetApi['mount'] = (target, options) => mountWith(target, options, toolsFor(options));
const addElement = () => document.body.appendChild(document.createElement('div'));
const titleIn = (root: ShadowRoot | null) => root?.querySelector('h2')?.textContent;

afterEach(() => document.body.replaceChildren());

describe('the script', () => {
  beforeEach(() => {
    delete page.idgate;
    vi.stubGlobal('WIDGET_PARTS', {});
    vi.resetModules();
  });

  test('adds to what is on window.idgate, and running twice changes nothing', async () => {
    const before = { other: 'kept' };
    page.idgate = before;
    await import('../../widget/main.tsx');
    const first = page.idgate.mount;
    vi.resetModules();
    await import('../../widget/main.tsx');
    expect(page.idgate).toBe(before);
    expect(page.idgate).toEqual({ other: 'kept', mount: first });
    expect(first).toBeTypeOf('function');
  });

  test('makes window.idgate where there is none', async () => {
    await import('../../widget/main.tsx');
    const root = addElement().attachShadow({ mode: 'open' });
    page.idgate?.mount?.(root, optionsFor(viewOf()));
    expect(titleIn(root)).toBe('Please show your ID to pay');
  });
});

describe('the target', () => {
  test('an element gets an open shadow root', () => {
    const element = addElement();
    mount(element, optionsFor(viewOf()));
    expect(titleIn(element.shadowRoot)).toBe('Please show your ID to pay');
    expect(element.childElementCount).toBe(0);
  });

  test('a shadow root may be closed, and what stood in it goes', () => {
    const root = addElement().attachShadow({ mode: 'closed' });
    root.append(document.createElement('p'));
    mount(root, optionsFor(viewOf()));
    expect([...root.children].map(({ localName }) => localName)).toEqual(['section']);
  });

  test('a second widget replaces the first, whose handle then does nothing', async () => {
    const element = addElement();
    const first = mount(element, optionsFor(viewOf()));
    const second = mount(element, optionsFor(begun()));
    expect(titleIn(element.shadowRoot)).toBe('Show us the back of your ID');
    first.show(begun({ revision: 9, status: 'verified' }));
    first.unmount();
    second.show(begun({ revision: 3, status: 'manually_rejected' }));
    await waitFor(() => expect(titleIn(element.shadowRoot)).toBe('The shop couldn’t accept your ID'));
  });

  test('unmounting empties it, twice is once, and it can be used again', () => {
    const element = addElement();
    const widget = mount(element, optionsFor(viewOf()));
    widget.unmount();
    widget.unmount();
    widget.show(begun());
    expect(element.shadowRoot?.childElementCount).toBe(0);
    mount(element, optionsFor(viewOf()));
    expect(titleIn(element.shadowRoot)).toBe('Please show your ID to pay');
  });

  test('no style element and no style attribute is drawn, so that a strict policy allows all of it', () => {
    const element = addElement();
    mount(element, optionsFor(begun()));
    expect(element.shadowRoot?.querySelectorAll('style, [style]')).toHaveLength(0);
  });
});
