import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { eventTypes } from '../../../../src/contract/schema/webhook.ts';
import { createMerchant, type Merchant } from '../../../support/merchant.ts';
import { createWorld, receiverUrl, type World } from '../../../support/receiver.ts';

let world: World;
let merchant: Merchant;
beforeAll(async () => {
  const examine = async () => ({ ok: false, code: 'not_an_image' }) as const;
  world = await createWorld({ examiner: { examine } });
  merchant = await createMerchant(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const page = async () => {
  const response = await world.app.fetch(new Request(`${receiverUrl}/api/docs`));
  return { response, text: await response.text() };
};

describe('the document', () => {
  test('describes every route that a merchant may ask for, and no other', () => {
    const described = Object.entries(merchant.document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} /api/v1${path}`),
    );
    const served = world.app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL')
      .map(({ path, method }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(served.sort());
    expect(served.length).toBeGreaterThan(5);
  });

  test('leaves out what is no merchant’s: pages, their scripts, and what these and BigCommerce call', () => {
    const others = new Set(
      world.app.routes
        .map(({ path }) => path)
        .filter((path) => !path.startsWith('/api/v1/'))
        .map((path) => `/${path.split('/')[1]}`),
    );
    const reasons: Record<string, string> = {
      '/v1': 'shoppers’ pages, which come with the receiver and change with it',
      '/bc': 'BigCommerce',
      '/api': 'the document itself',
      '/verify': 'a page',
      '/providers': 'providers, with their news',
      '/auth': 'BigCommerce, for a merchant who installs the app',
      '/load': 'BigCommerce, for somebody who opens the app',
      '/uninstall': 'BigCommerce',
      '/remove_user': 'BigCommerce',
      '/admin': 'the page in the control panel, which comes with the receiver and changes with it',
      '/health': 'whoever runs the receiver',
      '/ready': 'whoever runs the receiver',
      '/metrics': 'whoever runs the receiver',
      '/*': 'middleware',
    };
    const unknown = [...others].filter((one) => !(one in reasons) && !one.startsWith('/:file'));
    expect(unknown).toEqual([]);
  });

  test('is OpenAPI 3.1, names each operation once, and says what each needs and answers', () => {
    const operations = Object.values(merchant.document.paths).flatMap((item) => Object.values(item));
    expect(merchant.document.openapi).toBe('3.1.0');
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { description, responses } of operations) {
      expect(description).toMatch(/Needs the scope `\w+:\w+`/);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '429', '500']));
    }
  });

  test('describes every webhook that is sent', () => {
    expect(Object.keys(merchant.document.webhooks)).toEqual([...eventTypes, 'webhook.test']);
  });

  test('refers to nothing that is not in it', () => {
    const text = JSON.stringify(merchant.document);
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name && name in merchant.document.components.schemas))).toEqual([]);
    expect(parse(text)).toEqual(merchant.document);
  });
});

describe('the page', () => {
  test('shows every operation and every shape', async () => {
    const { response, text } = await page();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    for (const item of Object.values(merchant.document.paths))
      for (const { operationId } of Object.values(item)) expect(text).toContain(`<section id="${operationId}">`);
    for (const name of Object.keys(merchant.document.components.schemas)) expect(text).toContain(`id="shape-${name}"`);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  test('leads nowhere that is not on it', async () => {
    const { text } = await page();
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });

  test('runs nothing, loads nothing, and shows itself under the policy that it brings', async () => {
    const { response, text } = await page();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    expect(text).not.toMatch(/<script|<link rel="stylesheet"| style=| on\w+=/);
    expect(style).toContain('prefers-color-scheme: dark');
    expect(text).toContain('name="viewport"');
  });
});
