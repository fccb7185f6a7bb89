import { type PageStart, pageStartSchema } from '../../contract/schema/admin/session.ts';

/**
 * Takes over what the page began with. The address, which let somebody in, is gone from the history, and the session is nowhere but where
 * the caller keeps it.
 */
export function takePageStart(): PageStart {
  history.replaceState(null, '', location.pathname);
  const element = document.getElementById('idgate-session');
  const start = pageStartSchema.parse(JSON.parse(element?.textContent ?? 'null'));
  element?.remove();
  return start;
}
