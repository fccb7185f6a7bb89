/** @jsxImportSource react */
import { FormGroup, InlineMessage, Panel, Select, Text } from '@bigcommerce/big-design';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { WidgetLook } from '../../../contract/wire/widget-look.ts';
import type { PreviewedWidget, WidgetPreview } from '../../../contract/wire/widget-preview.ts';
import type { Language } from '../../../contract/wire/widget-texts.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { texts as all } from '../../texts/texts.ts';

/** The file that shows the widget, as built with this one. */
declare const WIDGET_PREVIEW_FILE: string;
declare const WIDGET_PREVIEW_INTEGRITY: string;

const texts = all.widget.preview;
const themes = ['light', 'dark'] as const;
type ShownState = keyof typeof texts.states;
const shownStates = Object.keys(texts.states) as ShownState[];

const Frame = styled.iframe`
  display: block;
  width: 100%;
  height: 34rem;
  border: 1px solid ${({ theme }) => theme.colors.secondary30};
  border-radius: 4px;
`;

const labelOf = (state: string): string => (texts.states as Readonly<Record<string, string>>)[state] ?? state;

/** The real widget, in a frame of its own, as it would be shown with this look. */
export function PreviewPanel({
  look,
  lang,
  state,
  preview,
  onState,
  onReady,
}: {
  readonly look: WidgetLook;
  readonly lang: Language;
  readonly state: string;
  /** Undefined until it is there. */
  readonly preview: WidgetPreview | undefined;
  readonly onState: (state: string) => void;
  readonly onReady: (preview: WidgetPreview) => void;
}) {
  const { apiBase } = useAdmin();
  const frame = useRef<HTMLIFrameElement>(null);
  const [theme, setTheme] = useState<PreviewedWidget['theme']>('light');
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    void preview?.show({ look, lang, theme, state });
  }, [preview, look, lang, theme, state]);
  // No style in it: the frame has this page's content security policy.
  const page = `<!doctype html><html><head><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><script src="${apiBase}/${WIDGET_PREVIEW_FILE}" integrity="${WIDGET_PREVIEW_INTEGRITY}" crossorigin></script></body></html>`;
  const states = shownStates.includes(state as ShownState) ? shownStates : [...shownStates, state];
  return (
    <Panel header={texts.header} description={texts.description}>
      <FormGroup>
        <Select
          label={texts.state}
          options={states.map((one) => ({ value: one, content: labelOf(one) }))}
          value={state}
          filterable={false}
          onOptionChange={(next) => {
            if (next) onState(next);
          }}
        />
      </FormGroup>
      <FormGroup>
        <Select
          label={texts.theme}
          options={themes.map((one) => ({ value: one, content: texts.themes[one] }))}
          value={theme}
          filterable={false}
          onOptionChange={(next) => {
            if (next) setTheme(next);
          }}
        />
      </FormGroup>
      {isMissing && <InlineMessage type="warning" marginVertical="medium" messages={[{ text: texts.missing }]} />}
      <Frame
        ref={frame}
        title={texts.title}
        srcDoc={page}
        onLoad={() => {
          const shown = frame.current?.contentWindow?.idgatePreview;
          if (shown) onReady(shown);
          setMissing(!shown);
        }}
      />
      <Text color="secondary60" marginTop="small">
        {texts.note}
      </Text>
    </Panel>
  );
}
