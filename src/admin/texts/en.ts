import { access } from './en/access.ts';
import { data } from './en/data.ts';
import { orderSync } from './en/order-sync.ts';
import { provider } from './en/provider.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { widget } from './en/widget.ts';

/** English. One file a room. */
export const en = { access, data, orderSync, provider, settings, setup, shell, widget };
