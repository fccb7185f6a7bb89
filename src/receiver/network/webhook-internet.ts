import { lookup } from 'node:dns/promises';
import { type RequestOptions, request as requestInPlain } from 'node:http';
import { request } from 'node:https';
import { isIPv6 } from 'node:net';
import type { WebhookNetwork } from './send-webhook.ts';

/** The internet itself. The name is looked up once, and whoever it was that answered then is asked: a second answer can't lead elsewhere. */
export const webhookInternet: WebhookNetwork = {
  resolve: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  post: (url, address, headers, body, signal) =>
    new Promise((answer, fail) => {
      const family = isIPv6(address) ? 6 : 4;
      const pinned: RequestOptions['lookup'] = (_hostname, options, done) =>
        options.all ? done(null, [{ address, family }]) : done(null, address, family);
      const ask = url.protocol === 'https:' ? request : requestInPlain;
      ask(
        url,
        {
          method: 'POST',
          agent: false,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          lookup: pinned,
          signal,
        },
        (response) => {
          answer(response.statusCode ?? 0);
          // What it says beside the status is nobody's business.
          response.destroy();
        },
      )
        .on('error', fail)
        .end(body);
    }),
};
