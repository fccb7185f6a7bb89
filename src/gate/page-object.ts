import type { WidgetApi } from '../contract/wire/widget-api.ts';
import type { CreatePanel } from './panel-api.ts';
import type { Gate, Idgate, InitOptions } from './public.ts';

/** The page's own object for all of idgate, shared by our scripts, and with whatever else is on it. */
export type PageObject = Partial<Idgate & WidgetApi> & {
  /** The gate of this page: a script that runs twice finds it here. */
  gate?: Gate;
  /** Who is to be told once of the check's verdict. */
  onComplete?: InitOptions['onComplete'] | undefined;
  createPanel?: CreatePanel;
};

export function pageObjectOf(page: Window & { idgate?: PageObject }): PageObject {
  page.idgate ??= {};
  return page.idgate;
}
