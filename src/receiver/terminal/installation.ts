import type { Rule } from '../../contract/wire/policy.ts';
import { canMend, type Flaw, type Removed } from '../checks/installation.ts';
import type { Shop, ShopFailure } from '../checks/ports.ts';
import type { ProviderCredentials, RemoteProviderName } from '../checks/provider.ts';
import { defaultSettings, type StoreSettings } from '../checks/settings.ts';
import { type InstallationParts, inspectStore, installationFor } from '../jobs/check-installation.ts';
import { removalOf } from '../jobs/remove-installation.ts';
import { type AppCalls, keptAfterLeavingDays } from '../store/app-calls.ts';
import type { Flaws } from '../store/flaws.ts';
import type { StoreProviders } from '../store/store-providers.ts';
import type { Store, Stores } from '../store/stores.ts';
import { sentenceOf } from './flaw-sentences.ts';
import { scriptSnippet } from './script-snippet.ts';

export const installationCommands = ['install', 'status', 'repair', 'uninstall', 'snippet'] as const;

export interface InstallationAsked {
  readonly command: (typeof installationCommands)[number];
  readonly storeHash: string;
  /** Says what would be done, and changes nothing. */
  readonly isDryRun: boolean;
}

/** What whoever runs the receiver has said of a store. Without settings and rules the store keeps those that it has. */
export interface GivenStore {
  readonly accessToken: string;
  readonly settings?: StoreSettings;
  readonly rules?: readonly Rule[];
  readonly providerCredentials?: Readonly<Partial<Record<RemoteProviderName, ProviderCredentials>>>;
}

export interface InstallationCommandParts extends InstallationParts {
  readonly stores: Stores;
  readonly appCalls: Pick<AppCalls, 'close' | 'findRemoval' | 'leave'>;
  readonly flaws: Pick<Flaws, 'record'>;
  readonly storeProviders: Pick<StoreProviders, 'save'>;
  readonly openShop: (storeHash: string, accessToken: string) => Shop;
  readonly clock: () => number;
  readonly newCode: () => string;
}

/**
 * How it ended.
 * - `done`: the store is as it should be, or what was asked for is done.
 * - `flawed`: something is left that is not as it should be.
 * - `unknown`: nothing is known of the store, or there is no token for it.
 * - `refused`: BigCommerce does not take the token.
 * - `failed`: BigCommerce could not be asked, or answered something else than it should. Try again.
 */
export type Ending = 'done' | 'flawed' | 'unknown' | 'refused' | 'failed';
export interface Said {
  readonly ending: Ending;
  /** For whoever reads along. */
  readonly lines: readonly string[];
  /** For another program: nothing else belongs with it. */
  readonly output?: string;
}

/** The store as far as its installation goes: as it is stored, or as it would be. */
type Subject = Pick<Store, 'storeHash' | 'policy' | 'settings' | 'webhookSecret' | 'scopes'>;

/** Installs idgate in a store's BigCommerce, looks at it, puts it right or takes it out. Every command is safe to repeat. */
export async function carryOut(
  parts: InstallationCommandParts,
  asked: InstallationAsked,
  given: GivenStore | undefined,
): Promise<Said> {
  const { storeHash, command } = asked;
  const present = await parts.stores.find(storeHash);
  if (!present && (command === 'status' || command === 'repair'))
    return said('flawed', await absence(parts, storeHash));
  const kept = await parts.stores.findAccessToken(storeHash);
  const accessToken = command === 'install' ? (given?.accessToken ?? kept) : (kept ?? given?.accessToken);
  if (accessToken === undefined) return said('unknown', `idgate has no access token for the store ${storeHash}.`);
  const shop = parts.openShop(storeHash, accessToken);
  if (command === 'uninstall') return uninstall(parts, asked, present?.settings ?? given?.settings, shop);
  const subject = present ?? (given && subjectOf(parts, storeHash, given));
  if (!subject) return said('unknown', await absence(parts, storeHash));
  if (command === 'snippet') return snippet(parts, subject, present !== undefined);
  if (!(await shop.isTokenGood())) return tokenRefused(storeHash);
  return command === 'install' ? install(parts, asked, subject, shop, given) : look(parts, asked, subject, shop);
}

const said = (ending: Ending, ...lines: readonly string[]): Said => ({ ending, lines });
const notInstalled = (storeHash: string) => `idgate is not installed in ${storeHash}: \`install\` does that.`;
const absence = async ({ stores }: InstallationCommandParts, storeHash: string) =>
  (await stores.hasLeft(storeHash))
    ? `idgate was taken out of ${storeHash}, and stays out until it is asked for: \`install\` does that.`
    : notInstalled(storeHash);
const tokenRefused = (storeHash: string) =>
  said('refused', `BigCommerce does not take the access token of ${storeHash}. Nothing was changed.`);

/** A store that is new: as `install` makes it. */
function subjectOf({ newCode }: InstallationCommandParts, storeHash: string, given: GivenStore): Subject {
  return {
    storeHash,
    policy: { version: 1, rules: [...(given.rules ?? [])] },
    settings: given.settings ?? defaultSettings,
    webhookSecret: newCode(),
    scopes: null,
  };
}

async function install(
  parts: InstallationCommandParts,
  asked: InstallationAsked,
  subject: Subject,
  shop: Shop,
  given: GivenStore | undefined,
): Promise<Said> {
  const { stores, storeProviders, clock } = parts;
  const { storeHash } = subject;
  // Looked at before anything is stored: a store that can't be reached is not half installed then.
  const before = await inspectStore(
    parts,
    subject,
    shop,
    () => false,
    async () => {},
  );
  if (!before.ok) return failed(before);
  if (asked.isDryRun) return wouldDo(storeHash, before.value.flaws);
  if (given) {
    const { settings = subject.settings, rules = subject.policy.rules, accessToken } = given;
    await stores.connect(storeHash, settings, rules, subject.webhookSecret, accessToken);
    if (given.providerCredentials) await storeProviders.save(storeHash, given.providerCredentials, clock());
  }
  const store = await stores.find(storeHash);
  return store ? look(parts, asked, store, shop) : said('unknown', await absence(parts, storeHash));
}

async function look(
  parts: InstallationCommandParts,
  { storeHash, command, isDryRun }: InstallationAsked,
  store: Subject,
  shop: Shop,
): Promise<Said> {
  const isChanged = command !== 'status' && !isDryRun;
  const learn: Parameters<typeof inspectStore>[4] = isChanged
    ? (profile) => parts.stores.saveProfile(storeHash, profile)
    : async () => {};
  const inspected = await inspectStore(parts, store, shop, () => isChanged, learn);
  if (!inspected.ok) return failed(inspected);
  const { flaws, mended } = inspected.value;
  if (command !== 'status' && isDryRun) return wouldDo(storeHash, flaws);
  if (isChanged) await parts.flaws.record(storeHash, { found: flaws, mended: [] }, parts.clock());
  const lines = [
    ...mended.map((flaw) => `put right   ${sentenceOf(flaw)}`),
    ...flaws.map((flaw) => `${isChanged || !canMend(flaw) ? 'left to you' : 'repairable '} ${sentenceOf(flaw)}`),
  ];
  return flaws.length === 0
    ? said('done', ...lines, `idgate is installed in ${storeHash}, and everything is as it should be.`)
    : said('flawed', ...lines, `idgate is installed in ${storeHash}, but not everything is as it should be.`);
}

function wouldDo(storeHash: string, flaws: readonly Flaw[]): Said {
  const lines = flaws.map(
    (flaw) => `${canMend(flaw) ? 'would be put right' : 'left to you       '} ${sentenceOf(flaw)}`,
  );
  return said('done', ...lines, `Nothing was changed in ${storeHash}.`);
}

async function uninstall(
  { stores, appCalls, clock, publicUrl, script }: InstallationCommandParts,
  { storeHash, isDryRun }: InstallationAsked,
  known: StoreSettings | undefined,
  shop: Shop,
): Promise<Said> {
  // Nothing is done for the store any more from here on: what is taken out is not put back behind us.
  if (!isDryRun) await appCalls.close(storeHash, clock());
  // Of one that was cut short here before, or that the merchant wants out.
  const settings = known ?? (await appCalls.findRemoval(storeHash))?.settings ?? defaultSettings;
  const removed = await shop.remove(removalOf({ settings }, publicUrl, script.name), isDryRun);
  if (!removed.ok && removed.code !== 'unauthorized') return failed(removed);
  if (isDryRun)
    return removed.ok
      ? said('done', `Would be taken out: ${countsOf(removed.value)}.`, `Nothing was changed in ${storeHash}.`)
      : tokenRefused(storeHash);
  await appCalls.leave(storeHash, clock());
  const leaving = (await stores.hasLeft(storeHash))
    ? [
        `Nothing is done for ${storeHash} any more. What idgate knows of it goes in ${keptAfterLeavingDays} days, unless it is installed again.`,
      ]
    : [];
  return removed.ok
    ? said('done', `Taken out: ${countsOf(removed.value)}.`, ...leaving)
    : said('refused', `BigCommerce does not take the access token: what is there of idgate stays there.`, ...leaving);
}

const countsOf = ({ scripts, webhooks, customerAttributes, metafields, panels }: Removed) =>
  `scripts ${scripts}, webhooks ${webhooks}, customer attributes ${customerAttributes}, metafields ${metafields}, panels ${panels}`;

async function snippet(parts: InstallationCommandParts, subject: Subject, isInstalled: boolean): Promise<Said> {
  const { script } = await installationFor(parts, subject, { channelIds: [] });
  const lines = [
    'Storefront > Script Manager > Create a script: location Head, pages Checkout, category Essential, type Script.',
    'Paste it anew after every change of the rules and every new build, and let it be the only script of idgate there.',
    ...(isInstalled ? [] : [notInstalled(subject.storeHash)]),
  ];
  return { ending: 'done', lines, output: scriptSnippet(script) };
}

function failed({ code, detail }: ShopFailure): Said {
  const why: Partial<Record<ShopFailure['code'], string>> = {
    unreachable: 'BigCommerce does not answer',
    rate_limited: 'BigCommerce takes no requests for the store just now',
    unauthorized: 'BigCommerce does not take the access token',
  };
  const sentence = why[code] ?? 'BigCommerce gave another answer than it should';
  return said(
    code === 'unauthorized' ? 'refused' : 'failed',
    `${sentence}${detail === undefined ? '' : ` (${detail})`}. Try again: what is done already is not done twice.`,
  );
}
