import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { donePage } from '../../../src/receiver/http/done-page.ts';
import { pageWords } from '../../../src/receiver/http/page-language.ts';

const page = (init: RequestInit = {}) => Promise.resolve(donePage().request('/verify/done', init));

describe('the page that a provider sends the shopper back to', () => {
  test.each(Object.entries(pageWords))('says in %s where to go on', async (language, { goBack }) => {
    const text = await (await page({ headers: { 'accept-language': language } })).text();
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(text).toContain(`<p>${goBack}</p>`);
  });

  test('says the same whatever a provider puts into its address', async () => {
    const answer = await Promise.resolve(donePage().request('/verify/done?status=approved&inquiry-id=inq_1'));
    expect(await answer.text()).toBe(await (await page()).text());
  });

  test('runs nothing, loads nothing, and is drawn by the one style it has', async () => {
    const answer = await page();
    const [, style = ''] = /<style>(.*)<\/style>/.exec(await answer.text()) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });
});
