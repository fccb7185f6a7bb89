/** @jsxImportSource react */
import { FormGroup, InlineMessage, Panel, Select } from '@bigcommerce/big-design';
import type { ProviderItem } from '../../../contract/schema/admin/providers.ts';
import { texts as all } from '../../texts/texts.ts';
import type { SettingsForm } from '../form/use-settings-form.ts';
import { isReady } from './is-ready.ts';

const texts = all.provider.choice;
/** A select has no empty value: it takes that for one that is still to be chosen. */
const nobody = 'nobody';

/** To whom new checks go, and to whom while the first is out. */
export function FirstAndSecond({
  form,
  items,
}: {
  readonly form: SettingsForm;
  readonly items: readonly ProviderItem[];
}) {
  const { settings, change, isReadOnly } = form;
  const { first, second } = settings.providers;
  const options = items.map(({ name, label }) => ({ value: name, content: label }));
  const notReady = items.filter((item) => (item.name === first || item.name === second) && !isReady(item));
  return (
    <Panel header={texts.header} description={texts.description}>
      <FormGroup>
        <Select
          label={texts.first}
          options={options}
          value={first}
          disabled={isReadOnly}
          filterable={false}
          onOptionChange={(name) => {
            // Two of the same would be none to fall back on.
            if (name) change({ providers: { first: name, second: name === second ? null : second } });
          }}
        />
      </FormGroup>
      <FormGroup>
        <Select<string>
          label={texts.second}
          options={[{ value: nobody, content: texts.none }, ...options.filter(({ value }) => value !== first)]}
          value={second ?? nobody}
          disabled={isReadOnly}
          filterable={false}
          onOptionChange={(name) => {
            if (name) change({ providers: { first, second: items.find((item) => item.name === name)?.name ?? null } });
          }}
        />
      </FormGroup>
      {notReady.length > 0 && (
        <InlineMessage
          type="warning"
          marginTop="medium"
          messages={notReady.map(({ label }) => ({ text: texts.noCredentials(label) }))}
        />
      )}
    </Panel>
  );
}
