/** @jsxImportSource react */
import { Box, InlineMessage, Tabs } from '@bigcommerce/big-design';
import { useEffect, useRef } from 'react';
import { type SettingsView, settingsViewSchema } from '../../contract/schema/admin/settings.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { go, type Route } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { texts as all } from '../texts/texts.ts';
import { AccessTab } from './access/AccessTab.tsx';
import { DataTab } from './data/DataTab.tsx';
import { ConflictNotice } from './form/ConflictNotice.tsx';
import { SaveBar } from './form/SaveBar.tsx';
import { useSettingsForm } from './form/use-settings-form.ts';
import { OrderSyncTab } from './order-sync/OrderSyncTab.tsx';
import { ProviderTab } from './provider/ProviderTab.tsx';
import { WidgetTab } from './widget/WidgetTab.tsx';

const texts = all.settings;
const tabs = {
  'order-sync': OrderSyncTab,
  provider: ProviderTab,
  widget: WidgetTab,
  data: DataTab,
  access: AccessTab,
} as const;
type TabName = keyof typeof tabs;
const names = Object.keys(tabs) as TabName[];

/** `#/settings/<tab>`: how idgate behaves in this store. */
export function SettingsScreen({ route }: { readonly route: Route }) {
  const reading = useRead(settingsViewSchema, '/settings');
  const name = names.find((one) => one === route.parts[0]) ?? 'order-sync';
  return (
    <Screen title={texts.title} description={texts.description}>
      <Loaded reading={reading}>{(view) => <Form view={view} name={name} />}</Loaded>
    </Screen>
  );
}

/** What is changed on one tab is still there after a look at another. */
function Form({ view, name }: { readonly view: SettingsView; readonly name: TabName }) {
  const form = useSettingsForm(view);
  const Tab = tabs[name];
  const row = useRef<HTMLDivElement>(null);
  // On a phone the row of tabs is wider than the screen.
  useEffect(() => {
    row.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [name]);
  return (
    <>
      <Box ref={row} marginBottom="medium" style={{ overflowX: 'auto' }}>
        <Tabs
          aria-label={texts.title}
          activeTab={name}
          items={names.map((id) => ({ id, title: texts.tabs[id], ariaControls: `settings-${id}` }))}
          onTabClick={(id) => go(`/settings/${id}`)}
        />
      </Box>
      {form.isReadOnly && <InlineMessage type="info" marginBottom="medium" messages={[{ text: texts.readOnly }]} />}
      <ConflictNotice form={form} />
      <div id={`settings-${name}`} role="tabpanel" aria-label={texts.tabs[name]}>
        <Tab form={form} />
      </div>
      <SaveBar form={form} />
    </>
  );
}
