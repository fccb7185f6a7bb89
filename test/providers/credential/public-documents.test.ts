import { createServer } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { internet } from '../../../src/receiver/providers/credential/internet.ts';
import { createPublicDocuments, type Network } from '../../../src/receiver/providers/credential/public-documents.ts';
import { createPublished } from '../../support/published.ts';

const url = 'https://issuer.example/keys.json';
let published: ReturnType<typeof createPublished>;
let time: { nowMs: number };
const documentsOn = (network: Network, deadline = () => new AbortController().signal) =>
  createPublicDocuments({ network, clock: () => time.nowMs, deadline });
let documents: ReturnType<typeof documentsOn>;
beforeEach(() => {
  published = createPublished();
  time = { nowMs: 1_000_000 };
  documents = documentsOn(published.network);
  published.publish(url, 'the keys');
});

describe('a public document', () => {
  test('is read from the very address that was looked at', async () => {
    expect(await documents.read(url, 0)).toBe('the keys');
    expect(published.asked).toEqual([`93.184.215.14 ${url}`]);
  });

  test('is kept as long as the reader allows', async () => {
    await documents.read(url, 0);
    published.publish(url, 'other keys');
    time.nowMs += 60_000;
    expect(await documents.read(url, 60_000)).toBe('the keys');
    expect(await documents.read(url, 59_999)).toBe('other keys');
    expect(await documents.read(url, 60_000)).toBe('other keys');
  });

  test('is asked for once by many at the same time', async () => {
    expect(await Promise.all([documents.read(url, 10), documents.read(url, 10)])).toEqual(['the keys', 'the keys']);
    expect(published.asked).toHaveLength(1);
  });

  test('that could not be had is asked for again', async () => {
    published.publish(url, 'out of order', 503);
    expect(await documents.read(url, 60_000)).toBeUndefined();
    published.publish(url, 'the keys');
    expect(await documents.read(url, 60_000)).toBe('the keys');
  });

  test('is let go of when there are too many', async () => {
    await documents.read(url, 0);
    for (let index = 0; index < 50; index++) {
      published.publish(`https://issuer.example/${index}`, 'a list');
      await documents.read(`https://issuer.example/${index}`, 60_000);
    }
    published.publish(url, 'other keys');
    expect(await documents.read(url, 60_000)).toBe('other keys');
  });

  test.each([
    ['by plain http', 'http://issuer.example/keys.json'],
    ['with a name and password', 'https://me:secret@issuer.example/keys.json'],
    ['as a file', 'file:///etc/passwd'],
    ['as data', 'data:application/json,{}'],
    ['at a loopback address', 'https://127.0.0.1/keys.json'],
    ['at a loopback address in other words', 'https://2130706433/keys.json'],
    ['at a version 6 address inside', 'https://[::ffff:169.254.169.254]/latest/meta-data'],
    ['at something that is no address', 'not a url'],
  ])('is not asked for %s', async (_how, other) => {
    published.publish('https://127.0.0.1/keys.json', 'secret');
    expect(await documents.read(other, 0)).toBeUndefined();
    expect(published.asked).toEqual([]);
  });

  test.each([
    ['inside', ['10.0.0.8']],
    ['outside and inside', ['93.184.215.14', '127.0.0.1']],
    ['nowhere', []],
  ])('is not asked for where its name leads %s', async (_where, addresses) => {
    published.hosts.set('issuer.example', addresses);
    expect(await documents.read(url, 0)).toBeUndefined();
    expect(published.asked).toEqual([]);
  });

  test.each([
    ['there is none', 404, 'nothing here'],
    ['it has moved, since that may lead inside', 302, ''],
    ['it is larger than any key or list', 200, new Uint8Array(1024 * 1024 + 1).fill(32)],
    ['it is no text', 200, new Uint8Array([0xff, 0xfe])],
  ])('is not had where %s', async (_why, status, body) => {
    published.publish(url, body, status);
    expect(await documents.read(url, 0)).toBeUndefined();
  });

  test('is not waited for longer than the deadline', async () => {
    const ending = new AbortController();
    const silent: Network = { ...published.network, get: () => new Promise(() => {}) };
    const waiting = documentsOn(silent, () => ending.signal).read(url, 0);
    ending.abort();
    expect(await waiting).toBeUndefined();
    expect(await documentsOn(published.network, () => AbortSignal.abort()).read(url, 0)).toBeUndefined();
  });
});

test('the internet is asked at the address that was looked up, by the name in the URL', async () => {
  const heard = Promise.withResolvers<Buffer>();
  const server = createServer((socket) => {
    socket.once('data', (hello) => {
      heard.resolve(hello);
      socket.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const asked = internet.get(
    new URL(`https://nobody-has-this-name.example:${port}/keys.json`),
    '127.0.0.1',
    new AbortController().signal,
  );
  await expect(asked).rejects.toThrow();
  expect((await heard.promise).toString('latin1')).toContain('nobody-has-this-name.example');
  await new Promise((closed) => server.close(closed));
});
