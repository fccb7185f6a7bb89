import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSendWebhook, type WebhookNetwork } from '../../../src/receiver/network/send-webhook.ts';
import { webhookHeaders } from '../../../src/receiver/network/sign-webhook.ts';
import { webhookInternet } from '../../../src/receiver/network/webhook-internet.ts';
import { readWebhookUrl } from '../../../src/receiver/network/webhook-url.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const sentAtMs = 1_795_262_400_999;
const webhook = {
  url: 'https://erp.example.com/idgate?tenant=7',
  deliveryId: 'msg_0123456789abcdef0123456789abcdef',
  body: '{"type":"webhook.test","data":{"name":"Zoë"}}',
  secrets: [secret],
  sentAtMs,
};

describe('the signature', () => {
  test('is the one that the Standard Webhooks library makes, and takes', () => {
    const { deliveryId, body } = webhook;
    const headers = webhookHeaders([secret], deliveryId, sentAtMs, body);
    expect(headers['webhook-signature']).toBe(new Webhook(secret).sign(deliveryId, new Date(sentAtMs), body));
    vi.useFakeTimers({ now: sentAtMs, toFake: ['Date'] });
    try {
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow(/No matching signature/);
    } finally {
      vi.useRealTimers();
    }
  });

  test('of two secrets can be proven with either', () => {
    const headers = webhookHeaders([otherSecret, secret], 'msg_1', sentAtMs, '{}');
    vi.useFakeTimers({ now: sentAtMs, toFake: ['Date'] });
    try {
      for (const one of [secret, otherSecret]) expect(new Webhook(one).verify('{}', headers)).toEqual({});
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an address', () => {
  test.each([
    'https://erp.example.com/',
    'https://erp.example.com:8443/hooks?x=1',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1::1]/',
  ])('%s may be sent to', (url) => {
    expect(readWebhookUrl(url, false)?.href).toBe(url);
  });

  test.each([
    'http://erp.example.com/',
    'ftp://erp.example.com/',
    'https://user:password@erp.example.com/',
    'https://localhost/',
    'https://localhost:8443/',
    'https://erp.localhost/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'no address',
    '',
  ])('%s may not', (url) => {
    expect(readWebhookUrl(url, false)).toBeUndefined();
  });

  test('of one’s own machine may in the sandbox, but no other than the web’s', () => {
    expect(readWebhookUrl('http://localhost:3000/', true)).toBeDefined();
    expect(readWebhookUrl('file:///etc/passwd', true)).toBeUndefined();
  });
});

describe('what a name leads to', () => {
  const post = vi.fn<WebhookNetwork['post']>();
  beforeEach(() => {
    post.mockReset().mockResolvedValue(204);
  });
  const send = (addresses: readonly string[] | Error, signal = new AbortController().signal) =>
    createSendWebhook({
      network: {
        resolve: async () => {
          if (addresses instanceof Error) throw addresses;
          return addresses;
        },
        post,
      },
      deadline: () => signal,
      allowsPrivate: false,
    })(webhook);

  test('is asked by the very address that was looked at', async () => {
    expect(await send(['93.184.216.34', '2606:2800:220:1::1'])).toBe(204);
    expect(post).toHaveBeenCalledExactlyOnceWith(
      new URL(webhook.url),
      '93.184.216.34',
      expect.objectContaining({ 'webhook-id': webhook.deliveryId, 'content-type': 'application/json' }),
      webhook.body,
      expect.any(AbortSignal),
    );
  });

  test.each([
    ['loopback', ['127.0.0.1']],
    ['a private network', ['10.1.2.3']],
    ['the address of a cloud’s secrets', ['169.254.169.254']],
    ['ourselves in version 6', ['::1']],
    ['a version 4 address in disguise', ['::ffff:10.0.0.1']],
    ['the public, and beside it inside', ['93.184.216.34', '192.168.0.1']],
  ])('is not asked when it is %s', async (_what, addresses) => {
    expect(await send(addresses)).toBe('not_allowed');
    expect(post).not.toHaveBeenCalled();
  });

  test('is nothing that can be asked when there is no such name', async () => {
    expect(await send([])).toBe('unreachable');
    expect(await send(new Error('ENOTFOUND'))).toBe('unreachable');
  });

  test('is waited for no longer than the deadline', async () => {
    const deadline = new AbortController();
    post.mockReturnValue(new Promise(() => {}));
    const answer = send(['93.184.216.34'], deadline.signal);
    deadline.abort();
    expect(await answer).toBe('timed_out');
  });

  test('may break the connection', async () => {
    post.mockRejectedValue(new Error('ECONNRESET'));
    expect(await send(['93.184.216.34'])).toBe('unreachable');
  });
});

describe('over a real connection', () => {
  const seen: { url: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, body });
      if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else if (request.url !== '/never') response.writeHead(request.url === '/broken' ? 500 : 202).end('ignored');
    });
  });
  let base: string;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen.length = 0;
  });
  const send = (path: string, { signal = new AbortController().signal, allowsPrivate = true } = {}) =>
    createSendWebhook({ network: webhookInternet, deadline: () => signal, allowsPrivate })({
      ...webhook,
      url: `${base}${path}`,
    });

  test('the whole message arrives as it was signed, by the name that was asked for', async () => {
    const named = base.replace('127.0.0.1', 'localhost');
    const toName = createSendWebhook({
      network: { ...webhookInternet, resolve: async () => ['127.0.0.1'] },
      deadline: () => new AbortController().signal,
      allowsPrivate: true,
    });
    expect(await toName({ ...webhook, url: `${named}/hooks?x=1` })).toBe(202);
    expect(seen).toMatchObject([{ url: '/hooks?x=1', body: webhook.body, headers: { host: new URL(named).host } }]);
    expect(seen[0]?.headers).toMatchObject(webhookHeaders([secret], webhook.deliveryId, sentAtMs, webhook.body));
  });

  test('a redirect is an answer, and is not followed', async () => {
    expect(await send('/moved')).toBe(302);
    expect(seen.map(({ url }) => url)).toEqual(['/moved']);
  });

  test('a server in trouble is heard', async () => {
    expect(await send('/broken')).toBe(500);
  });

  test('a server that never answers is left at the deadline', async () => {
    const deadline = new AbortController();
    const answer = send('/never', { signal: deadline.signal });
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 15_000 });
    deadline.abort();
    expect(await answer).toBe('timed_out');
  });

  test('nothing is sent to this machine where that is not allowed', async () => {
    expect(await send('/', { allowsPrivate: false })).toBe('not_allowed');
    expect(seen).toEqual([]);
  });
});
