import type { ShopTime } from './shop-clock.ts';
import type { SandboxState } from './state.ts';

/** How the shop and its one app know each other. */
export interface StoreAccess {
  /** Where shoppers reach the shop, without a trailing slash. Management REST answers there too. */
  readonly publicUrl: string;
  readonly storeHash: string;
  /** What the app sends as `X-Auth-Token`. */
  readonly storeToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What every part of the sandbox works on. */
export interface Store extends StoreAccess {
  readonly state: SandboxState;
  /** Unix time in milliseconds. */
  readonly clock: () => number;
  /** The same clock, to be moved. */
  readonly time: ShopTime;
  /** A new UUID. */
  readonly ids: () => string;
  /** A number from 0 up to, and not including, 1. */
  readonly chance: () => number;
  /** Runs the task once, that much later by the shop's clock. */
  readonly later: (delayMs: number, task: () => void) => void;
  readonly delay: (durationMs: number) => Promise<void>;
  nextId(kind: keyof SandboxState['nextIds']): number;
  /** Call after every change of the state. */
  changed(): void;
  /** Tells the webhooks that listen. */
  publish(scope: string, data: Record<string, unknown>): void;
}

/** The shop has one storefront. */
export const channelId = 1;
export const storeId = 1_025_646;
export const storeName = 'Sandbox Supply Co.';
