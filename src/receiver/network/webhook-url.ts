import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** The host of an address as a name or an IP address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * The address that webhooks may be sent to, or undefined. What its name leads to is looked at before each try, as that may change.
 * `allowsPrivate` is for the sandbox alone, where everything is on one machine.
 */
export function readWebhookUrl(text: string, allowsPrivate: boolean): URL | undefined {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return undefined;
  if (allowsPrivate) return /^https?:$/.test(url.protocol) ? url : undefined;
  const host = hostOf(url);
  const isPublicHost = isIP(host)
    ? isPublicAddress(host)
    : /\.[a-z][a-z0-9-]*\.?$/.test(host) && !/(^|\.)(localhost|local|internal)\.?$/.test(host);
  return url.protocol === 'https:' && isPublicHost ? url : undefined;
}
