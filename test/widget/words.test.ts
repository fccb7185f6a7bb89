import { describe, expect, test } from 'vitest';
import { languages } from '../../src/contract/wire/languages.ts';
import { texts as arabic } from '../../widget/texts/ar.ts';
import { texts as english } from '../../widget/texts/en.ts';
import { texts as polish } from '../../widget/texts/pl.ts';
import { counted, fill, percent, wordsOf } from '../../widget/words.ts';

describe('what stands in braces', () => {
  test('is filled in, with numbers as the language writes them', () => {
    expect(fill('{age} or {other}', { age: 1_234, other: 'more' }, 'en')).toBe('1,234 or more');
    expect(fill('ab {age}', { age: 1_234 }, 'de')).toBe('ab 1.234');
  });

  test.each(languages)('has small numbers as %s writes them', (lang) => {
    for (const age of [0, 21, 999, 1_000])
      expect(fill('{age}', { age }, lang)).toBe(new Intl.NumberFormat(lang).format(age));
  });

  test('stays when nothing is known for it', () => {
    expect(fill('{age} {unknown}', { age: 21 }, 'en')).toBe('21 {unknown}');
  });
});

describe('a count takes its form', () => {
  test.each([
    [1, 'You can try once more'],
    [5, 'You can try 5 more times'],
  ])('in English, %d', (count, beginning) => {
    expect(counted(english.photo.attemptsLeft, count, 'en')).toContain(beginning);
  });

  test.each([
    [1, 'Została 1 próba.'],
    [3, 'Zostały 3 próby.'],
    [5, 'Zostało 5 prób.'],
    [22, 'Zostały 22 próby.'],
  ])('in Polish, %d', (count, beginning) => {
    expect(counted(polish.photo.attemptsLeft, count, 'pl')).toContain(beginning);
  });

  test.each([
    [1, 'محاولة واحدة'],
    [2, 'محاولتان'],
    [4, '4 محاولات'],
    [11, '11 محاولة'],
  ])('in Arabic, %d', (count, part) => {
    expect(counted(arabic.photo.attemptsLeft, count, 'ar')).toContain(part);
  });

  test('and the general one where its own is missing', () => {
    expect(counted({ other: '{count} left' }, 1, 'en')).toBe('1 left');
  });
});

test('a share is written as the language writes it', () => {
  expect(percent(0.256, 'en')).toBe('26%');
  expect(percent(0.256, 'de')).toBe('26\u00a0%');
});

describe('changes of the page’s', () => {
  test('reach as deep as the texts go', () => {
    const words = wordsOf('en', english, {
      outcome: { next: { ask: 'Call us.' } },
      photo: { tips: { light: 'Lamp' } },
    });
    expect(words.outcome.next.ask).toBe('Call us.');
    expect(words.photo.tips).toEqual({ ...english.photo.tips, light: 'Lamp' });
    expect(words.outcome.next.wait).toBe(english.outcome.next.wait);
  });

  test('that fit no text are passed over', () => {
    const changes: object = JSON.parse(
      '{"why":"x","photo":{"title":7,"tips":null},"other":"y","__proto__":{"panelName":"z"}}',
    );
    expect(wordsOf('en', english, changes)).toEqual(wordsOf('en', english));
  });
});
