/** @jsxImportSource react */
import { FormGroup, Panel, Textarea } from '@bigcommerce/big-design';
import { texts as all } from '../../texts/texts.ts';
import { Tick } from '../form/Tick.tsx';
import type { SettingsForm } from '../form/use-settings-form.ts';

const texts = all.data.consent;

/** Whether shoppers have to agree first, and to what. */
export function Consent({ form: { settings, change, isReadOnly, isWrong } }: { readonly form: SettingsForm }) {
  const { consent } = settings;
  return (
    <Panel header={texts.header} description={texts.description}>
      <Tick
        label={texts.isAsked}
        isTicked={consent.isAsked}
        isDisabled={isReadOnly}
        onChange={(isAsked) => change({ consent: { ...consent, isAsked } })}
      />
      {consent.isAsked && (
        <FormGroup>
          <Textarea
            label={texts.text}
            description={texts.textNote}
            rows={4}
            value={consent.text ?? ''}
            disabled={isReadOnly}
            {...(isWrong('consent.text') && { error: texts.textWrong })}
            onChange={({ currentTarget: { value } }) =>
              change({ consent: { ...consent, text: value.trim() === '' ? null : value } })
            }
          />
        </FormGroup>
      )}
    </Panel>
  );
}
