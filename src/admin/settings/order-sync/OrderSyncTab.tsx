/** @jsxImportSource react */
import { Panel } from '@bigcommerce/big-design';
import { orderStatusesSchema } from '../../../contract/schema/admin/lookups.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { useRead } from '../../shell/use-read.ts';
import { texts as all } from '../../texts/texts.ts';
import { Tick } from '../form/Tick.tsx';
import type { SettingsForm } from '../form/use-settings-form.ts';
import { FlowDrawing } from './FlowDrawing.tsx';
import { HeldOrders } from './HeldOrders.tsx';
import type { OrderStatusSync } from './order-flow.ts';
import { Protection } from './Protection.tsx';
import { StageSelects } from './StageSelects.tsx';

const texts = all.orderSync;

/** How checks move orders, and which orders are never moved. */
export function OrderSyncTab({ form }: { readonly form: SettingsForm }) {
  const statuses = useRead(orderStatusesSchema, '/lookups/order-statuses');
  const { settings, defaults, isReadOnly } = form;
  const sync = settings.orderStatusSync;
  const change = (orderStatusSync: OrderStatusSync) => form.change({ orderStatusSync });
  return (
    <Loaded reading={statuses}>
      {({ items }) => (
        <>
          <Panel header={texts.sync.header} description={texts.sync.description}>
            <Tick
              label={texts.sync.toggle}
              isTicked={sync.isOn}
              isDisabled={isReadOnly}
              onChange={(isOn) => change({ ...sync, isOn })}
            />
            <StageSelects
              sync={sync}
              defaults={defaults.orderStatusSync}
              statuses={items}
              isDisabled={isReadOnly || !sync.isOn}
              onChange={change}
            />
          </Panel>
          <Panel header={texts.flow.header} description={texts.flow.description}>
            <FlowDrawing sync={sync} releaseTo={settings.releaseTo} statuses={items} />
          </Panel>
          <Panel header={texts.protection.header} description={texts.protection.description}>
            <Protection
              protectedStatusIds={sync.protectedStatusIds}
              defaults={defaults.orderStatusSync.protectedStatusIds}
              statuses={items}
              isDisabled={isReadOnly}
              onChange={(protectedStatusIds) => change({ ...sync, protectedStatusIds })}
            />
          </Panel>
          <HeldOrders form={form} statuses={items} />
        </>
      )}
    </Loaded>
  );
}
