import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageLanguage, pageWords } from '../../../src/receiver/http/page-language.ts';
import type { Parts } from '../../../src/receiver/http/parts.ts';
import { type VerifyPageFiles, verifyPage } from '../../../src/receiver/http/verify-page.ts';
import { createWorld, receiverUrl, type World } from '../../support/receiver.ts';

let world: World;
beforeAll(async () => {
  const examine = () => Promise.reject(new Error('Nothing is examined here'));
  world = await createWorld({ examiner: { examine } });
});
afterAll(() => world[Symbol.asyncDispose]());

const get = (path: string, init: RequestInit = {}) =>
  Promise.resolve(world.app.fetch(new Request(`${receiverUrl}${path}`, init)));
const pageOf = async (files: VerifyPageFiles | undefined, publicUrl = receiverUrl) => {
  const parts: Pick<Parts, 'verifyPage' | 'publicUrl'> = { verifyPage: files, publicUrl };
  return verifyPage(parts).request('/verify/');
};
const script = { file: 'verify-page.0123456789ab.js', integrity: 'sha384-script' };
const style = { file: 'verify-page.ba9876543210.css', integrity: 'sha384-style' };

describe("the check's own page", () => {
  test.each(['/verify/', '/verify'])('is at %s, and loads its script by its hash', async (path) => {
    const answer = await get(path);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(text).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(text).toContain('<main id="verify"></main>');
    expect(text).toContain(`<noscript>${pageWords.en.needsScript}</noscript>`);
    expect(text).toContain(
      '<script src="/verify-page.0123456789ab.js" integrity="sha384-of-the-script" crossorigin></script>',
    );
    expect(text).not.toMatch(/<style|style=|stylesheet|<script>/);
  });

  test('allows itself its own files, a camera and a reader of barcodes, and nothing else', async () => {
    const { headers } = await get('/verify/');
    expect(headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "worker-src 'self' blob:",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(headers.get('permissions-policy')).toBe('camera=(self)');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is kept by no cache and found by no search', async () => {
    const { headers } = await get('/verify/');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toMatch(/^noindex/);
    expect(headers.get('vary')).toBe('Accept-Language');
  });

  test('leaves every other answer with a policy that allows nothing', async () => {
    for (const path of ['/health', '/nothing/here', '/v1/checks/none']) {
      expect((await get(path)).headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
    }
  });

  test('has no body for HEAD', async () => {
    const answer = await get('/verify/', { method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, null]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
  });

  test('is not there for POST, nor below itself', async () => {
    expect((await get('/verify/', { method: 'POST' })).status).toBe(404);
    expect((await get('/verify/anything')).status).toBe(404);
  });

  test("is in the browser's language, from right to left where that is written so", async () => {
    const page = await (await get('/verify/', { headers: { 'accept-language': 'ar-EG,ar;q=0.9,en;q=0.8' } })).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain(`<title>${pageWords.ar.title}</title>`);
    expect(page).toContain(pageWords.ar.needsScript);
  });

  test('has a style sheet where one was built', async () => {
    const text = await (await pageOf({ script, style })).text();
    expect(text).toContain(
      '<link rel="stylesheet" href="/verify-page.ba9876543210.css" integrity="sha384-style" crossorigin>',
    );
  });

  test('finds its files under the path where the receiver is published', async () => {
    const text = await (await pageOf({ script, style }, 'https://shops.example/idgate')).text();
    expect(text).toContain('src="/idgate/verify-page.0123456789ab.js"');
    expect(text).toContain('href="/idgate/verify-page.ba9876543210.css"');
  });

  test('is not there while it is not built', async () => {
    expect((await pageOf(undefined)).status).toBe(404);
  });
});

describe('the language of a page', () => {
  test.each([
    ['', 'en'],
    ['de-AT', 'de'],
    ['da, fr-CA;q=0.8, de;q=0.9', 'de'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW, ja;q=0.5', 'ja'],
    ['pt-BR', 'pt'],
    ['de;q=0, nl;q=0.1', 'nl'],
    ['*', 'en'],
    ['"><script>', 'en'],
    ['xx-yy-zz-!!', 'en'],
  ])('for %s is %s', (accepted, language) => {
    expect(pageLanguage(accepted)).toBe(language);
  });

  test('has a title and a sentence of its own in each of the twelve', () => {
    const words = Object.values(pageWords);
    expect(words).toHaveLength(12);
    expect(new Set(words.map(({ needsScript }) => needsScript)).size).toBe(12);
    for (const { title, needsScript } of words) {
      expect(title).not.toBe('');
      expect(needsScript).toMatch(/JavaScript/);
    }
  });
});
