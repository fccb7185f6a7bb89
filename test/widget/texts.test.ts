import { describe, expect, test } from 'vitest';
import { languages } from '../../src/contract/wire/languages.ts';
import type { AllTexts, Counted, Language, WidgetTexts } from '../../src/contract/wire/widget-texts.ts';
import { elsewhereTexts } from '../../widget/elsewhere/texts.ts';
import { texts as ownEnglish } from '../../widget/texts/en.ts';

const all = await Promise.all(
  languages.map(async (lang): Promise<[Language, AllTexts]> => {
    const { texts } = (await import(`../../widget/texts/${lang}.ts`)) as { texts: WidgetTexts };
    return [lang, { ...texts, elsewhere: elsewhereTexts[lang] }];
  }),
);

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its path. */
function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}
const english: AllTexts = { ...ownEnglish, elsewhere: elsewhereTexts.en };
const textsOf = (texts: AllTexts) => new Map(leaves(texts as unknown as Tree));
const bracesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
/** Those that come in plural forms, which differ from language to language. */
const countedIn = ({ photo, why, handOff }: WidgetTexts): Readonly<Record<string, Counted>> => ({
  'photo.attemptsLeft': photo.attemptsLeft,
  'why.keptDays': why.keptDays,
  'handOff.works': handOff.works,
});
const isPluralForm = (path: string) => Object.keys(countedIn(english)).some((name) => path.startsWith(`${name}.`));

describe.each(all)('%s', (lang, texts) => {
  const own = textsOf(texts);

  test('says everything that English says, in words of its own', () => {
    const paths = (of: Map<string, string>) => [...of.keys()].filter((path) => !isPluralForm(path)).sort();
    expect(paths(own)).toEqual(paths(textsOf(english)));
    expect([...own].filter(([, text]) => text.trim() !== text || text === '')).toEqual([]);
    if (lang === 'en') return;
    const same = [...own].filter(([path, text]) => textsOf(english).get(path) === text).map(([path]) => path);
    // Dutch has the English word for it.
    expect(same.filter((path) => !path.startsWith('camera.'))).toEqual([]);
  });

  test('fills in the same things as English', () => {
    for (const [path, text] of own)
      if (!isPluralForm(path))
        expect([path, bracesIn(text)]).toEqual([path, bracesIn(textsOf(english).get(path) ?? '')]);
  });

  test('has a form for every count that can come', () => {
    const rules = new Intl.PluralRules(lang);
    const needed = new Set(Array.from({ length: 101 }, (_, count) => rules.select(count)));
    for (const [name, forms] of Object.entries(countedIn(texts)))
      expect([name, [...needed].filter((form) => forms[form] === undefined)]).toEqual([name, []]);
  });

  test('uses no straight quotes and no doubled spaces', () => {
    expect([...own].filter(([, text]) => /['"]| {2}/.test(text))).toEqual([]);
  });
});
