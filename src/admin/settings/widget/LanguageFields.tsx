/** @jsxImportSource react */
import { Checkbox, Fieldset, FormGroup, Radio, Select } from '@bigcommerce/big-design';
import { languages as spoken } from '../../../contract/wire/languages.ts';
import type { Language } from '../../../contract/wire/widget-texts.ts';
import { texts as all } from '../../texts/texts.ts';
import { useLanguageNames } from './use-language-names.ts';

const texts = all.widget.languages;

/** Which languages shoppers may be shown. The first is for those who read none of them. */
export function LanguageFields({
  languages,
  isReadOnly,
  onChange,
}: {
  /** Empty for all. */
  readonly languages: readonly Language[];
  readonly isReadOnly: boolean;
  readonly onChange: (changes: { readonly languages: Language[] }) => void;
}) {
  const nameOf = useLanguageNames();
  const isAll = languages.length === 0;
  const [first] = languages;
  return (
    <>
      <FormGroup>
        <Radio label={texts.all} checked={isAll} disabled={isReadOnly} onChange={() => onChange({ languages: [] })} />
        <Radio
          label={texts.some}
          checked={!isAll}
          disabled={isReadOnly}
          onChange={() => {
            if (isAll) onChange({ languages: ['en'] });
          }}
        />
      </FormGroup>
      {first && (
        <>
          <Fieldset legend={texts.legend}>
            <FormGroup>
              {spoken.map((lang) => (
                <Checkbox
                  key={lang}
                  label={nameOf(lang)}
                  checked={languages.includes(lang)}
                  disabled={isReadOnly || (languages.length === 1 && lang === first)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChange({
                      languages: checked ? [...languages, lang] : languages.filter((one) => one !== lang),
                    })
                  }
                />
              ))}
            </FormGroup>
          </Fieldset>
          <FormGroup>
            <Select
              label={texts.first}
              description={texts.firstNote}
              options={languages.map((lang) => ({ value: lang, content: nameOf(lang) }))}
              value={first}
              disabled={isReadOnly}
              filterable={false}
              onOptionChange={(lang) => {
                if (lang) onChange({ languages: [lang, ...languages.filter((one) => one !== lang)] });
              }}
            />
          </FormGroup>
        </>
      )}
    </>
  );
}
