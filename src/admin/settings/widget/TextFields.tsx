/** @jsxImportSource react */
import { FormGroup, Select, Text } from '@bigcommerce/big-design';
import { useEffect, useMemo, useState } from 'react';
import type { Settings } from '../../../contract/schema/admin/settings.ts';
import { languages } from '../../../contract/wire/languages.ts';
import { placesOf } from '../../../contract/wire/text-places.ts';
import type { WidgetPreview } from '../../../contract/wire/widget-preview.ts';
import type { Language } from '../../../contract/wire/widget-texts.ts';
import { texts as all } from '../../texts/texts.ts';
import { OwnText } from './OwnText.tsx';
import { stateFor } from './state-for.ts';
import { useLanguageNames } from './use-language-names.ts';

const texts = all.widget.words;
type OwnTexts = Settings['widget']['texts'];
type Section = keyof typeof texts.sections;
const sections = Object.keys(texts.sections) as Section[];

/** Texts that stand in no section of their own are in `general`. */
const sectionOf = (place: string): string => (place.includes('.') ? (place.split('.')[0] ?? '') : 'general');

/** The store's own words in place of the widget's, in one language and of one part of the widget at a time. */
export function TextFields({
  own,
  preview,
  lang,
  isReadOnly,
  onLang,
  onState,
  onChange,
}: {
  readonly own: OwnTexts;
  /** Knows the widget's own words. Undefined until it is there. */
  readonly preview: WidgetPreview | undefined;
  readonly lang: Language;
  readonly isReadOnly: boolean;
  readonly onLang: (lang: Language) => void;
  readonly onState: (state: string) => void;
  readonly onChange: (changes: { readonly texts: OwnTexts }) => void;
}) {
  const nameOf = useLanguageNames();
  const [section, setSection] = useState<Section>('why');
  const [widgets, setWidgets] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isWanted = true;
    void preview?.textsIn(lang).then((words) => {
      if (isWanted) setWidgets(words ? placesOf(words) : {});
    });
    return () => {
      isWanted = false;
    };
  }, [preview, lang]);
  const places = useMemo(
    () => Object.entries(widgets).filter(([place]) => sectionOf(place) === section),
    [widgets, section],
  );
  const ownHere = own[lang] ?? {};

  const write = (place: string, text: string) => {
    const { [place]: _before, ...others } = ownHere;
    const next = text.trim() === '' ? others : { ...others, [place]: text };
    const { [lang]: _here, ...otherLanguages } = own;
    onChange({ texts: Object.keys(next).length === 0 ? otherLanguages : { ...otherLanguages, [lang]: next } });
  };

  return (
    <>
      <FormGroup>
        <Select
          label={texts.language}
          options={languages.map((one) => ({
            value: one,
            content: own[one] ? texts.changed(nameOf(one), Object.keys(own[one]).length) : nameOf(one),
          }))}
          value={lang}
          filterable={false}
          onOptionChange={(next) => {
            if (next) onLang(next);
          }}
        />
      </FormGroup>
      <FormGroup>
        <Select
          label={texts.section}
          options={sections.map((one) => ({ value: one, content: texts.sections[one] }))}
          value={section}
          filterable={false}
          onOptionChange={(next) => {
            if (!next) return;
            setSection(next);
            if (preview) onState(stateFor(next, preview.states));
          }}
        />
      </FormGroup>
      {places.length === 0 && <Text role="status">{texts.none}</Text>}
      {places.map(([place, widgetsOwn]) => (
        <OwnText
          key={`${lang} ${place}`}
          place={place}
          lang={lang}
          text={ownHere[place] ?? ''}
          widgetsOwn={widgetsOwn}
          isReadOnly={isReadOnly}
          onFocus={() => {
            if (preview) onState(stateFor(place, preview.states));
          }}
          onChange={(text) => write(place, text)}
        />
      ))}
    </>
  );
}
