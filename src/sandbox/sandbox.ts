import { Hono } from 'hono';
import { type ControlPanel, createControlPanel } from './control-panel/control-panel.ts';
import { oauthRoutes } from './control-panel/oauth.ts';
import type { RegisteredApp } from './control-panel/registered-app.ts';
import { createFaultControls, type FaultControls } from './faults/controls.ts';
import { createMailbox, type Mailbox } from './mailbox/mailbox.ts';
import { managementRoutes } from './management/management.ts';
import { createQuota, type QuotaWindow } from './management/quota.ts';
import { createOtherApps } from './other-apps.ts';
import { accountRoutes } from './pages/account.ts';
import { assetRoutes } from './pages/assets.ts';
import { controlPanelRoutes } from './pages/control-panel.ts';
import { customCheckoutRoutes } from './pages/custom-checkout.ts';
import { hostedFieldRoutes } from './pages/hosted-fields.ts';
import { mailboxRoutes } from './pages/mailbox.ts';
import { type DrawSamples, photographRoutes } from './pages/photographs.ts';
import { shopPages } from './pages/shop-pages.ts';
import { staffRoutes } from './pages/staff.ts';
import { startRoutes } from './pages/start.ts';
import { troubleRoutes } from './pages/trouble.ts';
import { widgetStatesRoutes } from './pages/widget-states.ts';
import { createShopClock, type ShopTime } from './shop-clock.ts';
import { completeState, emptyState, type SandboxState } from './state.ts';
import type { Store, StoreAccess } from './store.ts';
import { storefrontRoutes } from './storefront-api/storefront-api.ts';
import { createDispatcher } from './webhooks/dispatcher.ts';

export interface SandboxOptions extends StoreAccess {
  /** Unix time in milliseconds. */
  readonly clock: () => number;
  /** A new UUID at each call. */
  readonly ids: () => string;
  /** A number from 0 up to, and not including, 1. Always one half unless given. */
  readonly chance?: () => number;
  /** Ends that much later. At once unless given. */
  readonly delay?: (durationMs: number) => Promise<void>;
  /** Carries webhooks to where they go. */
  readonly fetch: typeof globalThis.fetch;
  /** Runs the task once, that much later. */
  readonly schedule: (delayMs: number, task: () => void) => void;
  /** What the shop remembers from before; a new shop without. The sandbox changes this very object. */
  readonly state?: SandboxState | undefined;
  /** Called after each change of the state, often many times in a row. */
  readonly onChange?: (state: SandboxState) => void;
  /** How many Management requests are answered in each 30 s. 150 unless told. */
  readonly requestQuota?: number;
  /** The OAuth scopes of the store's token; all of them unless told. */
  readonly scopes?: readonly string[];
  /** Whether `/customer/current.jwt` answers the bare token, as documented, or in JSON, as BigCommerce's own SDK reads it. `text` unless told. */
  readonly currentCustomerAs?: 'text' | 'json';
  /** The app that the marketplace offers. None unless given. */
  readonly registeredApp?: RegisteredApp | undefined;
  /** The pictures that `/photographs` shows. None unless given. */
  readonly samplePhotographs?: DrawSamples;
}

export interface Sandbox {
  /** Answers as the shop's own host and as the Management REST host do. */
  readonly app: Hono;
  readonly state: SandboxState;
  readonly time: ShopTime;
  readonly faults: FaultControls;
  readonly controlPanel: ControlPanel;
  readonly mailbox: Mailbox;
  /** What became of the request quota, window by window. */
  readonly quotaWindows: readonly QuotaWindow[];
  /** Ends when no webhook delivery is under way. Retries that are due later are not waited for. */
  flushWebhooks(): Promise<void>;
}

/** A local BigCommerce store with one app installed. Nothing runs on its own: time, chance and the network are handed in. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { ids, publicUrl, storeHash, storeToken, clientId, clientSecret } = options;
  const state = options.state ? completeState(options.state) : emptyState(options.clock());
  const shopClock = createShopClock({ clock: options.clock, schedule: options.schedule, state });
  const clock = shopClock.now;
  const parts = {
    clock,
    ids,
    chance: options.chance ?? (() => 0.5),
    later: shopClock.schedule,
    delay: options.delay ?? (async () => {}),
    publicUrl,
    storeHash,
    storeToken,
    clientId,
    clientSecret,
    state,
    nextId: (kind: keyof SandboxState['nextIds']) => state.nextIds[kind]++,
    changed: () => options.onChange?.(state),
  };
  const dispatcher = createDispatcher(parts, { fetch: options.fetch, schedule: shopClock.schedule });
  const time: ShopTime = {
    now: clock,
    async pass(durationMs) {
      await shopClock.pass(durationMs, dispatcher.flush);
      parts.changed();
    },
  };
  const store: Store = {
    ...parts,
    time,
    publish(scope, data) {
      dispatcher.publish(scope, data);
      otherApps.hear(scope, data);
    },
  };
  const otherApps = createOtherApps(store);
  const mailbox = createMailbox(store);
  const quota = createQuota(store, options.requestQuota ?? 150);
  const faults = createFaultControls(store);
  const controlPanel = createControlPanel(store, options.registeredApp, options.fetch);

  const app = new Hono()
    .route('/', storefrontRoutes(store, options.currentCustomerAs ?? 'text'))
    .route('/', startRoutes(store))
    .route('/', hostedFieldRoutes(store))
    .route('/', shopPages(store))
    .route('/', customCheckoutRoutes(store))
    .route('/', accountRoutes(store))
    .route('/', staffRoutes(store, faults))
    .route('/', troubleRoutes(store, faults))
    .route('/', mailboxRoutes(store, mailbox))
    .route('/', oauthRoutes(store, controlPanel))
    .route('/', controlPanelRoutes(store, controlPanel))
    .route('/', photographRoutes(store, options.samplePhotographs ?? (async () => [])))
    .route('/', widgetStatesRoutes(store))
    .route('/', assetRoutes(store));
  app.route('/stores/:hash', managementRoutes(store, { quota, scopes: options.scopes }));
  // Whoever asks over the network has no answer then; whoever asks in this process is told so.
  app.onError((error) => {
    throw error;
  });
  return {
    app,
    state,
    time,
    faults,
    controlPanel,
    mailbox,
    quotaWindows: quota.windows,
    flushWebhooks: dispatcher.flush,
  };
}
