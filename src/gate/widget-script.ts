import type { WidgetApi } from '../contract/wire/widget-api.ts';

/** The page's own object for all of idgate, shared with the widget's script and with whatever else is on it. */
export type IdgateGlobal = Partial<WidgetApi> & { isGateArmed?: boolean };

export function idgateOf(page: Window & { idgate?: IdgateGlobal }): IdgateGlobal {
  page.idgate ??= {};
  return page.idgate;
}

/** The widget, loaded if it isn't there already. Undefined when it doesn't come or isn't the file that was built with this gate; safe to repeat. */
export async function loadWidget(
  src: string,
  integrity: string,
  nonce: string,
): Promise<WidgetApi['mount'] | undefined> {
  const idgate = idgateOf(window);
  if (!idgate.mount) {
    const script = document.createElement('script');
    await new Promise((settle) => {
      Object.assign(script, { src, integrity, nonce, crossOrigin: '', onload: settle, onerror: settle });
      document.head.append(script);
    });
  }
  return idgate.mount;
}
