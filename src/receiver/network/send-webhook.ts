import { isIP } from 'node:net';
import type { SendWebhook, WebhookAnswer } from '../checks/webhook.ts';
import { isPublicAddress } from './public-address.ts';
import { webhookHeaders } from './sign-webhook.ts';
import { hostOf, readWebhookUrl } from './webhook-url.ts';

/** What a webhook goes out by, so that a test can be the internet. */
export interface WebhookNetwork {
  /** The addresses of a host name. */
  resolve(hostname: string): Promise<readonly string[]>;
  /** Posts to this very address, by the name in the URL, and answers the status. Follows nothing, reads nothing. */
  post(
    url: URL,
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<number>;
}

/**
 * Sends webhooks to addresses that merchants name, none of which may lead to something that only we can reach: https alone, every address of
 * the host public, the one that was looked at the one that is asked, no redirects, and an end to waiting.
 */
export function createSendWebhook(parts: {
  readonly network: WebhookNetwork;
  /** A signal that ends one try when it has taken too long. */
  readonly deadline: () => AbortSignal;
  readonly allowsPrivate: boolean;
}): SendWebhook {
  return async ({ url: text, deliveryId, body, secrets, sentAtMs }) => {
    const url = readWebhookUrl(text, parts.allowsPrivate);
    if (!url) return 'not_allowed';
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'idgate-webhooks',
      ...webhookHeaders(secrets, deliveryId, sentAtMs, body),
    };
    const signal = parts.deadline();
    const tooLate = new Promise<WebhookAnswer>((answer) => {
      signal.addEventListener('abort', () => answer('timed_out'), { once: true });
    });
    const sent = send(url, headers, signal).catch((): WebhookAnswer => (signal.aborted ? 'timed_out' : 'unreachable'));
    return Promise.race([sent, tooLate]);

    async function send(to: URL, with_: typeof headers, until: AbortSignal): Promise<WebhookAnswer> {
      const host = hostOf(to);
      const addresses = isIP(host) ? [host] : await parts.network.resolve(host);
      const [address] = addresses;
      if (address === undefined) return 'unreachable';
      // One that is not public among several is how a name is made to lead inside on the second look.
      if (!parts.allowsPrivate && !addresses.every(isPublicAddress)) return 'not_allowed';
      return parts.network.post(to, address, with_, body, until);
    }
  };
}
