/** @jsxImportSource react */
import type { ComponentType } from 'react';
import { ChecksScreen } from '../checks/ChecksScreen.tsx';
import { CustomerScreen, OrderScreen } from '../checks/SubjectScreen.tsx';
import { OverviewScreen } from '../overview/OverviewScreen.tsx';
import { ReviewScreen } from '../review/ReviewScreen.tsx';
import { RulesScreen } from '../rules/RulesScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { SetupScreen } from '../setup/SetupScreen.tsx';
import { SimulatorScreen } from '../simulator/SimulatorScreen.tsx';
import type { texts } from '../texts/texts.ts';
import type { Route } from './route.ts';

export interface ScreenEntry {
  /** As in the address. */
  readonly name: string;
  readonly Component: ComponentType<{ readonly route: Route }>;
  /** What the navigation calls it. Without, it is opened by links, or from BigCommerce's own pages, alone. */
  readonly label?: keyof typeof texts.shell.screens;
  /** It stands beside BigCommerce's own page, and has no navigation. */
  readonly isPanel?: true;
  /** All its addresses are pages of one thing: what was entered on one is still there after a look at another. */
  readonly isOneThing?: true;
}

/** Every screen, in the order of the navigation. */
export const screens: readonly ScreenEntry[] = [
  { name: 'overview', Component: OverviewScreen, label: 'overview', isOneThing: true },
  { name: 'checks', Component: ChecksScreen, label: 'checks' },
  { name: 'review', Component: ReviewScreen, label: 'review' },
  { name: 'rules', Component: RulesScreen, label: 'rules', isOneThing: true },
  { name: 'simulator', Component: SimulatorScreen, label: 'simulator', isOneThing: true },
  { name: 'settings', Component: SettingsScreen, label: 'settings', isOneThing: true },
  { name: 'setup', Component: SetupScreen, label: 'setup' },
  { name: 'order', Component: OrderScreen, isPanel: true },
  { name: 'customer', Component: CustomerScreen, isPanel: true },
];
