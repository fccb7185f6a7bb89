import { HttpResponse, http } from 'msw';
import { beforeEach } from 'vitest';
import { SettingsScreen } from '../../../src/admin/settings/SettingsScreen.tsx';
import type { OrderStatusesView } from '../../../src/contract/schema/admin/lookups.ts';
import type { Role } from '../../../src/contract/schema/admin/role.ts';
import type { NewSettings, Settings, SettingsView } from '../../../src/contract/schema/admin/settings.ts';
import { meAs, nowMs, openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';
import { defaults } from './defaults.ts';

const systemLabels = [
  'Incomplete',
  'Pending',
  'Shipped',
  'Partially Shipped',
  'Refunded',
  'Cancelled',
  'Declined',
  'Awaiting Payment',
  'Awaiting Pickup',
  'Awaiting Shipment',
  'Completed',
  'Awaiting Fulfillment',
  'Manual Verification Required',
  'Disputed',
  'Partially Refunded',
];
/** A store that calls one of them its own name. */
export const orderStatuses: OrderStatusesView = {
  items: systemLabels.map((systemLabel, statusId) => ({
    statusId,
    label: statusId === 12 ? 'ID check' : systemLabel,
    systemLabel,
  })),
};

/** A receiver that keeps settings as the real one does: whoever comes second is told. */
export function useSettings() {
  const server = useReceiver();
  const kept: { view: SettingsView; saved: NewSettings[] } = { view: viewOf({}), saved: [] };
  beforeEach(() => {
    kept.view = viewOf({});
    kept.saved = [];
    server.use(
      http.get(urlOf('/settings'), () => HttpResponse.json(kept.view)),
      http.put(urlOf('/settings'), async ({ request }) => {
        const body = (await request.json()) as NewSettings;
        const { revision, editedBy, editedAtMs } = kept.view;
        if (body.revision !== revision) return problemOf(409, 'edit_conflict', { editedBy, editedAtMs });
        kept.saved.push(body);
        kept.view = { ...kept.view, settings: body.settings, revision: revision + 1 };
        return HttpResponse.json(kept.view);
      }),
      http.get(urlOf('/lookups/order-statuses'), () => HttpResponse.json(orderStatuses)),
    );
  });
  return { server, kept };
}

export const viewOf = (changes: Partial<Settings>): SettingsView => ({
  settings: { ...defaults, ...changes },
  revision: 1,
  editedBy: null,
  editedAtMs: null,
  defaults,
});

export const openSettings = (tab: string) =>
  openApp(`#/settings/${tab}`, [{ name: 'settings', Component: SettingsScreen, label: 'settings', isOneThing: true }]);

/** Whoever opens the app next is in this role. */
export const meIs = (role: Role) => http.get(urlOf('/me'), () => HttpResponse.json(meAs(role)));

export { nowMs, problemOf, urlOf };
