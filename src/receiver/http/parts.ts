import type { Result } from '../../contract/wire/result.ts';
import type { AppCall, AppGrant, AppGrantError } from '../checks/app-call.ts';
import type { CredentialVerifier } from '../checks/credential.ts';
import type { Checks, DocumentExaminer, ShopDirectory } from '../checks/ports.ts';
import type { ProviderDirectory, ProviderProfile, RemoteProviderName } from '../checks/provider.ts';
import type { Sessions } from '../checks/sessions.ts';
import type { Logger } from '../observe/log.ts';
import type { Levels, Metrics } from '../observe/metrics.ts';
import type { AppCalls } from '../store/app-calls.ts';
import type { Audit } from '../store/audit.ts';
import type { BuiltFiles } from '../store/built-files.ts';
import type { CheckFeed } from '../store/check-feed.ts';
import type { CheckRecords } from '../store/check-records.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Erasures } from '../store/erasures.ts';
import type { Figures } from '../store/figures.ts';
import type { Flaws } from '../store/flaws.ts';
import type { GateHealth } from '../store/gate-health.ts';
import type { HandOffs } from '../store/hand-offs.ts';
import type { Idempotency } from '../store/idempotency.ts';
import type { Invitations } from '../store/invitations.ts';
import type { MerchantKeys } from '../store/merchant-keys.ts';
import type { Orders } from '../store/orders.ts';
import type { Policies } from '../store/policies.ts';
import type { RequestLimit } from '../store/request-limit.ts';
import type { ShadowHits } from '../store/shadow-hits.ts';
import type { Simulations } from '../store/simulations.ts';
import type { StaffChecks } from '../store/staff-checks.ts';
import type { StaffDecisions } from '../store/staff-decisions.ts';
import type { StoreProviders } from '../store/store-providers.ts';
import type { StoreSettingsEdits } from '../store/store-settings.ts';
import type { Stores } from '../store/stores.ts';
import type { Timelines } from '../store/timelines.ts';
import type { Users } from '../store/users.ts';
import type { WebhookDeliveries } from '../store/webhook-deliveries.ts';
import type { WebhookEndpoints } from '../store/webhook-endpoints.ts';
import type { SessionTokens } from './admin/session-tokens.ts';
import type { CheckTokens } from './check-token.ts';
import type { ClientKey } from './client-key.ts';
import type { BuiltFile, VerifyPageFiles } from './verify-page.ts';

/** Everything the routes work with, put together by main, or by a test. */
export interface Parts {
  readonly stores: Stores;
  readonly checks: Checks;
  readonly checkRecords: CheckRecords;
  readonly merchantKeys: MerchantKeys;
  readonly idempotency: Idempotency;
  readonly webhookEndpoints: WebhookEndpoints;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly erasures: Erasures;
  /** Whether webhooks may be sent to this address, as far as it says by itself. */
  readonly isWebhookUrl: (url: string) => boolean;
  readonly orders: Orders;
  /** What a merchant's key may ask for. */
  readonly keyLimit: RequestLimit;
  /** What one shopper's address may ask of a store that makes something. */
  readonly shopperLimit: RequestLimit;
  /** How often a page may ask where its check goes on. */
  readonly screenLimit: RequestLimit;
  /** How often a link to one check may be sent by e-mail. */
  readonly mailLimit: RequestLimit;
  readonly invitations: Pick<Invitations, 'sendLink'>;
  /** Whether e-mails can be sent at all. */
  readonly canMail: boolean;
  readonly clientKey: ClientKey;
  readonly sessions: Sessions;
  readonly providers: ProviderDirectory;
  readonly profileOf: (name: RemoteProviderName) => ProviderProfile;
  readonly verifyCredential: CredentialVerifier;
  readonly deliveries: Deliveries;
  readonly gateHealth: GateHealth;
  readonly handOffs: HandOffs;
  readonly feed: CheckFeed;
  readonly shops: ShopDirectory;
  readonly examiner: DocumentExaminer;
  readonly tokens: CheckTokens;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly levels: () => Promise<Levels>;
  /** Who shows it may read the figures. Nobody may where there is none. */
  readonly metricsToken: string | undefined;
  /** What is missing for the receiver to do its work; nothing where all is well. */
  readonly readiness: () => Promise<readonly string[]>;
  /** Aborted when the receiver is asked to end: whoever waits for a change is let go. */
  readonly ending: AbortSignal;
  readonly clock: () => number;
  readonly newCheckId: () => string;
  /** 32 random bytes in base64url: the code of a hand-off. */
  readonly newCode: () => string;
  readonly newRequestId: () => string;
  /** The customer that a Current Customer JWT speaks for; undefined when it can't be believed. */
  readonly currentCustomer: (token: string, storeHash: string) => Promise<number | undefined>;
  readonly isSignedByBigCommerce: (
    headers: { id: string; timestamp: string; signature: string },
    body: Uint8Array,
  ) => boolean;
  readonly appCalls: AppCalls;
  readonly flaws: Flaws;
  readonly figures: Figures;
  readonly policies: Policies;
  readonly shadowHits: ShadowHits;
  readonly simulations: Simulations;
  readonly settingsEdits: StoreSettingsEdits;
  readonly storeProviders: StoreProviders;
  readonly users: Users;
  readonly audit: Audit;
  readonly staffChecks: StaffChecks;
  readonly staffDecisions: StaffDecisions;
  readonly timelines: Timelines;
  readonly sessionTokens: SessionTokens;
  /** Exchanges a merchant's consent for a token. */
  readonly exchangeCode: (asked: {
    readonly code: string;
    readonly context: string;
    readonly scope: string;
  }) => Promise<Result<AppGrant, AppGrantError>>;
  /** What BigCommerce says of who opens the app, takes it off or may use it no longer. Undefined when it can't be believed. */
  readonly readAppCall: (token: string) => Promise<AppCall | undefined>;
  /** Whose pages may frame the app, beside BigCommerce's own. */
  readonly controlPanelOrigins: readonly string[];
  /** The script of the control panel's page. Undefined where it was not built. */
  readonly adminPage: BuiltFile | undefined;
  /** The stores are no real ones. */
  readonly isSandbox: boolean;
  /** Where browsers reach the receiver, without a trailing slash. */
  readonly publicUrl: string;
  /** The folder of built browser files. */
  readonly assetsFolder: string;
  /** Those of other builds too. */
  readonly builtFiles: Pick<BuiltFiles, 'read'>;
  /** Those of them whose names stay when their content changes. */
  readonly stableAssets: readonly string[];
  /** What the check's own page is made of. Undefined where it was not built. */
  readonly verifyPage: VerifyPageFiles | undefined;
}

/** What middleware has put on a request. */
export interface Env {
  Variables: { requestId: string };
}
