/** @jsxImportSource react */
import { Panel } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type ProviderItem, providersSchema } from '../../../contract/schema/admin/providers.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useRead } from '../../shell/use-read.ts';
import { texts as all } from '../../texts/texts.ts';
import type { SettingsForm } from '../form/use-settings-form.ts';
import { FirstAndSecond } from './FirstAndSecond.tsx';
import { ProviderRow } from './ProviderRow.tsx';
import { ProviderSetUp } from './ProviderSetUp.tsx';

const texts = all.provider.list;

const placeOf = ({ settings: { providers } }: SettingsForm, name: ProviderItem['name']) => {
  if (providers.first === name) return 'first';
  return providers.second === name ? 'second' : null;
};

/** Who verifies, with what credentials, and whether they answer. */
export function ProviderTab({ form }: { readonly form: SettingsForm }) {
  const reading = useRead(providersSchema, '/providers');
  const [opened, setOpened] = useState<ProviderItem['name'] | null>(null);
  return (
    <Loaded reading={reading}>
      {({ items }) => {
        const item = items.find(({ name }) => name === opened);
        return (
          <>
            <FirstAndSecond form={form} items={items} />
            <Panel header={texts.header} description={texts.description}>
              {items.map((one) => (
                <ProviderRow
                  key={one.name}
                  item={one}
                  place={placeOf(form, one.name)}
                  isReadOnly={form.isReadOnly}
                  onSetUp={() => setOpened(one.name)}
                  onTested={reading.reload}
                />
              ))}
            </Panel>
            {item && (
              <ProviderSetUp
                item={item}
                onSaved={(saved) =>
                  reading.replace({ items: items.map((one) => (one.name === saved.name ? saved : one)) })
                }
                onClose={() => setOpened(null)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}
