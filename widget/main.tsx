import type { WidgetApi } from '../src/contract/wire/widget-api.ts';
import { mount } from './mount.tsx';

// The script may run twice, and others put things on this object too: add, never replace.
const page = window as Window & { idgate?: Partial<WidgetApi> };
page.idgate ??= {};
page.idgate.mount ??= mount;
