/** @jsxImportSource react */
import { Panel } from '@bigcommerce/big-design';
import { useMemo, useState } from 'react';
import { styled } from 'styled-components';
import { lookOf } from '../../../contract/schema/admin/look.ts';
import type { Settings } from '../../../contract/schema/admin/settings.ts';
import type { WidgetPreview } from '../../../contract/wire/widget-preview.ts';
import type { Language } from '../../../contract/wire/widget-texts.ts';
import { texts as all } from '../../texts/texts.ts';
import type { SettingsForm } from '../form/use-settings-form.ts';
import { ColourFields } from './ColourFields.tsx';
import { LanguageFields } from './LanguageFields.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { TextFields } from './TextFields.tsx';

const texts = all.widget;

// Beside each other where there is room: what changes is then in sight.
const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0 ${({ theme }) => theme.spacing.medium};
  @media (min-width: 1024px) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 28rem);
    grid-template-rows: auto 1fr;
  }
`;

// On a phone it stands before the words, of which there are many.
const Beside = styled.div`
  @media (min-width: 1024px) {
    position: sticky;
    top: ${({ theme }) => theme.spacing.medium};
    grid-area: 1 / 2 / 3 / 3;
    align-self: start;
  }
`;

/** How the widget looks and speaks, beside the widget itself. */
export function WidgetTab({ form }: { readonly form: SettingsForm }) {
  const { widget, consent } = form.settings;
  const [preview, setPreview] = useState<WidgetPreview>();
  const [lang, setLang] = useState<Language>(widget.languages[0] ?? 'en');
  const [state, setState] = useState('why');
  const change = (changes: Partial<Settings['widget']>) => form.change({ widget: { ...widget, ...changes } });
  const look = useMemo(() => lookOf({ widget, consent }), [widget, consent]);
  return (
    <Columns>
      <div>
        <Panel header={texts.colours.header} description={texts.colours.description}>
          <ColourFields form={form} onChange={change} />
        </Panel>
        <Panel header={texts.languages.header} description={texts.languages.description}>
          <LanguageFields languages={widget.languages} isReadOnly={form.isReadOnly} onChange={change} />
        </Panel>
      </div>
      <Beside>
        <PreviewPanel look={look} lang={lang} state={state} preview={preview} onState={setState} onReady={setPreview} />
      </Beside>
      <div>
        <Panel header={texts.words.header} description={texts.words.description}>
          <TextFields
            own={widget.texts}
            preview={preview}
            lang={lang}
            isReadOnly={form.isReadOnly}
            onLang={setLang}
            onState={setState}
            onChange={change}
          />
        </Panel>
      </div>
    </Columns>
  );
}
