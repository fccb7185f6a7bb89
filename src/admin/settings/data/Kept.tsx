/** @jsxImportSource react */
import { FormGroup, Panel, Radio, Text } from '@bigcommerce/big-design';
import { texts as all } from '../../texts/texts.ts';
import { NumberField } from '../form/NumberField.tsx';
import { Tick } from '../form/Tick.tsx';
import type { SettingsForm } from '../form/use-settings-form.ts';

const texts = all.data.kept;
/** What the field begins with when it is switched on. */
const firstDays = 365;

/** For how long outcomes are kept. */
export function Kept({ form: { settings, change, isReadOnly, isWrong } }: { readonly form: SettingsForm }) {
  const { keptDays, linkByEmail } = settings;
  return (
    <Panel header={texts.header} description={texts.description}>
      <FormGroup>
        <Radio
          label={texts.withOrder}
          checked={keptDays === null}
          disabled={isReadOnly}
          onChange={() => change({ keptDays: null })}
        />
        <Radio
          label={texts.forDays}
          checked={keptDays !== null}
          disabled={isReadOnly}
          onChange={() => {
            if (keptDays === null) change({ keptDays: firstDays });
          }}
        />
      </FormGroup>
      {keptDays !== null && (
        <>
          <NumberField
            label={texts.days}
            value={keptDays}
            error={isWrong('keptDays') ? texts.daysWrong : undefined}
            isDisabled={isReadOnly}
            onChange={(days) => change({ keptDays: days })}
          />
          <Text marginTop="small">{texts.note}</Text>
        </>
      )}
      <Tick
        label={texts.linkByEmail}
        description={texts.linkByEmailNote}
        isTicked={linkByEmail}
        isDisabled={isReadOnly}
        onChange={(isOn) => change({ linkByEmail: isOn })}
      />
    </Panel>
  );
}
