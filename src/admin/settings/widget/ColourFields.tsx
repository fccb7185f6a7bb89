/** @jsxImportSource react */
import { InlineMessage } from '@bigcommerce/big-design';
import type { Settings } from '../../../contract/schema/admin/settings.ts';
import { widgetColours } from '../../../contract/wire/widget-look.ts';
import { texts as all } from '../../texts/texts.ts';
import { NumberField } from '../form/NumberField.tsx';
import { Tick } from '../form/Tick.tsx';
import type { SettingsForm } from '../form/use-settings-form.ts';
import { ColourField } from './ColourField.tsx';
import { tooFaint } from './too-faint.ts';

const texts = all.widget.colours;
/** What the field begins with when it is switched on. */
const firstRadiusPx = 4;

/** The widget's colours and corners, each left to the page unless it is chosen. */
export function ColourFields({
  form,
  onChange,
}: {
  readonly form: SettingsForm;
  readonly onChange: (changes: Partial<Settings['widget']>) => void;
}) {
  const { colours, radiusPx } = form.settings.widget;
  const wrong = widgetColours.filter((name) => form.isWrong(`widget.colours.${name}`));
  const faint = wrong.length > 0 ? [] : tooFaint(colours);
  return (
    <>
      {widgetColours.map((name) => (
        <ColourField
          key={name}
          label={texts.names[name]}
          colour={colours[name]}
          isWrong={wrong.includes(name)}
          isDisabled={form.isReadOnly}
          onChange={(colour) => onChange({ colours: { ...colours, [name]: colour } })}
        />
      ))}
      {faint.length > 0 && (
        <InlineMessage
          type="warning"
          marginVertical="medium"
          messages={faint.map((name) => ({ text: texts.faint(texts.names[name]) }))}
        />
      )}
      <Tick
        label={texts.hasRadius}
        isTicked={radiusPx !== null}
        isDisabled={form.isReadOnly}
        onChange={(isOn) => onChange({ radiusPx: isOn ? firstRadiusPx : null })}
      />
      {radiusPx !== null && (
        <NumberField
          label={texts.radius}
          value={radiusPx}
          error={form.isWrong('widget.radiusPx') ? texts.radiusWrong : undefined}
          isDisabled={form.isReadOnly}
          onChange={(next) => onChange({ radiusPx: next })}
        />
      )}
    </>
  );
}
