/** @jsxImportSource react */
import type { ComponentType } from 'react';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { SetupScreen } from '../setup/SetupScreen.tsx';
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
}

/** Every screen, in the order of the navigation. */
export const screens: readonly ScreenEntry[] = [
  { name: 'settings', Component: SettingsScreen, label: 'settings' },
  { name: 'setup', Component: SetupScreen, label: 'setup' },
];
