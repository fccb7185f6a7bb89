import { ok } from '../../contract/wire/result.ts';
import { writeScriptParameters } from '../../contract/wire/script-parameters.ts';
import {
  type Flaw,
  type GateFile,
  type Inspected,
  type Installation,
  isMendedUnasked,
  type Panel,
} from '../checks/installation.ts';
import type { Shop, ShopDirectory, ShopProfile, ShopResult } from '../checks/ports.ts';
import { attributeNames } from '../checks/projection.ts';
import { missingScopes, neededScopes, panelScope } from '../checks/scopes.ts';
import type { Work } from '../checks/work.ts';
import type { AppCalls } from '../store/app-calls.ts';
import type { Flaws } from '../store/flaws.ts';
import type { Store, Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';

export interface CheckInstallationParts {
  readonly stores: Stores;
  readonly shops: ShopDirectory;
  readonly flaws: Pick<Flaws, 'record'>;
  readonly appCalls: Pick<AppCalls, 'noteUninstall' | 'settleUninstall'>;
  /** The newest build's gate, of all receivers'. */
  readonly findGate: () => Promise<GateFile>;
  readonly clock: () => number;
  /** Where browsers and BigCommerce reach this receiver, without a trailing slash. */
  readonly publicUrl: string;
  readonly clientId: string | null;
  /** The body of scripts-manager.json; its file and hash are the newest build's. */
  readonly script: Readonly<Record<string, unknown>> & { readonly name: string };
}

const webhookScopes = [
  'store/customer/created',
  'store/order/created',
  'store/order/statusUpdated',
  'store/app/uninstalled',
];

// biome-ignore lint/suspicious/noTemplateCurlyInString: BigCommerce puts the id there.
const theirId = '${id}';
/** The control panel's page opens the check of whichever order or customer stands in the path. */
const panels: readonly Panel[] = [
  { model: 'ORDERS', url: `/orders/${theirId}/id-check`, label: 'ID check' },
  { model: 'CUSTOMERS', url: `/customers/${theirId}/id-check`, label: 'ID check' },
];

/** Where BigCommerce sends its webhooks. */
export const webhookDestination = (publicUrl: string): string => `${publicUrl}/bc/webhooks`;
/** The attributes that a store's customers have from us. */
export const customerAttributeNames = ({ settings }: Pick<Store, 'settings'>): readonly string[] =>
  attributeNames(settings);

/**
 * Looks for what of a store's installation is not as it should be, learns its origins and time zone, and keeps what it found for the
 * merchant. Puts everything right, or, when it only watches, what is nobody's business but ours. Safe to repeat.
 */
export function createCheckInstallation(parts: CheckInstallationParts) {
  const { stores, shops, flaws, appCalls, clock } = parts;

  return async (work: Extract<Work, { name: 'check-installation' }>): Promise<void> => {
    const { storeHash, isWatch = false, isUninstallTold = false } = work;
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    if (!store || !shop) return;
    if (isUninstallTold) await appCalls.noteUninstall(storeHash, clock());
    const isTokenGood = await shop.isTokenGood();
    if (await appCalls.settleUninstall(storeHash, isTokenGood, clock())) return;
    if (!isTokenGood) return flaws.record(storeHash, { found: [tokenRefused], mended: [] }, clock());
    const learn = (profile: ShopProfile) => stores.saveProfile(storeHash, profile);
    const inspected = await inspectStore(parts, store, shop, isWatch ? isMendedUnasked : () => true, learn);
    if (!inspected.ok) throw new JobError(inspected);
    const { flaws: found, mended } = inspected.value;
    // What was put right because somebody asked is no news to them.
    await flaws.record(storeHash, { found, mended: isWatch ? mended : [] }, clock());
  };
}

/** What a store should have, as far as it depends on the receiver. */
export type InstallationParts = Pick<CheckInstallationParts, 'findGate' | 'publicUrl' | 'clientId' | 'script'>;

/**
 * Looks for what of a store's installation is not as it should be, and puts right what `isMended` says. `learn` is told first what the
 * store says of itself, where the token may read that.
 */
export async function inspectStore(
  parts: InstallationParts,
  store: Pick<Store, 'storeHash' | 'policy' | 'settings' | 'webhookSecret' | 'scopes'>,
  shop: Shop,
  isMended: (flaw: Flaw) => boolean,
  learn: (profile: ShopProfile) => Promise<void>,
): ShopResult<Inspected> {
  const read = await shop.readProfile();
  if (read.ok) await learn(read.value);
  else if (read.code !== 'unauthorized') return read;
  const profile = read.ok ? read.value : unread;
  const inspected = await shop.inspect(await installationFor(parts, store, profile), isMended);
  if (!inspected.ok) return inspected;
  const lacking = missingScopes(store.scopes ?? neededScopes).map(
    (scope): Flaw => ({ kind: 'scope_missing', about: scope, detail: null }),
  );
  const { flaws, mended } = inspected.value;
  return ok({ flaws: [...lacking, ...profile.flaws, ...flaws], mended });
}

/** What a store should have of ours. */
export async function installationFor(
  { findGate, publicUrl, clientId, script }: InstallationParts,
  store: Pick<Store, 'storeHash' | 'policy' | 'settings' | 'webhookSecret' | 'scopes'>,
  { channelIds }: Pick<ShopProfile, 'channelIds'>,
): Promise<Installation> {
  const { storeHash, policy, webhookSecret } = store;
  const gate = await findGate();
  return {
    script: {
      ...script,
      src: writeScriptParameters(`${publicUrl}/${gate.file}`, { storeHash, clientId, policy }),
      integrity_hashes: [gate.integrity, ...gate.olderIntegrities],
    },
    channelIds,
    webhooks: webhookScopes.map((scope) => ({
      scope,
      destination: webhookDestination(publicUrl),
      headers: { 'x-idgate-store': webhookSecret },
    })),
    customerAttributeNames: customerAttributeNames(store),
    panels: store.scopes?.includes(panelScope) ? panels : [],
  };
}

const tokenRefused: Flaw = { kind: 'token_refused', about: '', detail: null };
/** A store whose token may not read what it is called: its first storefront is there all the same. */
const unread: Pick<ShopProfile, 'channelIds' | 'flaws'> = {
  channelIds: [1],
  flaws: [{ kind: 'scope_missing', about: 'store', detail: null }],
};
