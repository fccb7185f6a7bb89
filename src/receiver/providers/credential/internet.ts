import { lookup } from 'node:dns/promises';
import { type RequestOptions, request } from 'node:https';
import { isIPv6 } from 'node:net';
import type { Network } from './public-documents.ts';

/** The internet itself. The name is looked up once, and whoever it was that answered then is asked: a second answer can't lead elsewhere. */
export const internet: Network = {
  resolve: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  get: (url, address, signal) =>
    new Promise((answer, fail) => {
      const family = isIPv6(address) ? 6 : 4;
      const pinned: RequestOptions['lookup'] = (_hostname, options, done) =>
        options.all ? done(null, [{ address, family }]) : done(null, address, family);
      const headers = { accept: 'application/vc+jwt, application/did+json, application/json', 'user-agent': 'idgate' };
      request(url, { agent: false, headers, lookup: pinned, signal }, (response) =>
        answer({ status: response.statusCode ?? 0, body: response }),
      )
        .on('error', fail)
        .end();
    }),
};
