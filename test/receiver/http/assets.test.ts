import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assets } from '../../../src/receiver/http/assets.ts';

let folder: string;
let app: ReturnType<typeof assets>;
const hash = '0-23_5Aa89-b';
const otherHash = 'Another_Hash';
const files = [
  `gate.${hash}.js`,
  `widget.${hash}.mjs`,
  `widget.${hash}.css`,
  `reader.${hash}.wasm`,
  `widget-zh-Hans.${hash}.js`,
  'idgate.mjs',
  'idgate.d.ts',
  'manifest.json',
  'private.js',
];
const compressedFiles = [`gate.${hash}.js`, `reader.${hash}.wasm`];
beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'idgate-assets-'));
  folder = join(parent, 'dist');
  await mkdir(folder);
  await writeFile(join(parent, 'outside.mjs'), 'outside');
  for (const file of files) await writeFile(join(folder, file), `the content of ${file}`);
  for (const file of compressedFiles) {
    await writeFile(join(folder, `${file}.br`), brotliCompressSync(`the content of ${file}`));
  }
  const ofAnotherBuild = `gate.${otherHash}.js`;
  app = assets(folder, ['idgate.mjs', 'idgate.d.ts', 'missing.mjs', '../outside.mjs'], {
    read: async (file) => (file === ofAnotherBuild ? Buffer.from(`the content of ${file}`) : undefined),
  });
});
afterAll(() => rm(join(folder, '..'), { recursive: true }));

describe('a built file', () => {
  test.each([
    [`gate.${hash}.js`, 'text/javascript'],
    [`widget.${hash}.mjs`, 'text/javascript'],
    [`widget-zh-Hans.${hash}.js`, 'text/javascript'],
    [`widget.${hash}.css`, 'text/css'],
    [`reader.${hash}.wasm`, 'application/wasm'],
    [`gate.${otherHash}.js`, 'text/javascript'],
  ])('%s is %s, kept for ever, and for every page', async (file, type) => {
    const answer = await app.request(`/${file}`);
    expect(await answer.text()).toBe(`the content of ${file}`);
    expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test.each([
    ['idgate.mjs', 'text/javascript'],
    ['idgate.d.ts', 'text/plain'],
  ])('%s, whose name stays, is %s, kept for five minutes, and for every page', async (file, type) => {
    const answer = await app.request(`/${file}`);
    expect(await answer.text()).toBe(`the content of ${file}`);
    expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test.each(compressedFiles)('%s is sent as it was compressed to whoever takes that', async (file) => {
    const plain = await app.request(`/${file}`);
    const small = await app.request(`/${file}`, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } });
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await small.arrayBuffer()).toString()).toBe(`the content of ${file}`);
    for (const name of ['content-type', 'cache-control', 'access-control-allow-origin']) {
      expect(small.headers.get(name)).toBe(plain.headers.get(name));
    }
    expect([plain, small].map(({ headers }) => headers.get('vary'))).toEqual(['Accept-Encoding', 'Accept-Encoding']);
  });

  test.each([
    [`gate.${hash}.js`, 'gzip, deflate'],
    [`gate.${hash}.js`, 'br;q=0'],
    [`widget.${hash}.mjs`, 'br'],
  ])('%s is sent as it is to whoever takes %s', async (file, accepted) => {
    const answer = await app.request(`/${file}`, { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(await answer.text()).toBe(`the content of ${file}`);
  });

  test('has its length told to HEAD, and no body', async () => {
    const headers = { 'accept-encoding': 'br' };
    const answer = await app.request(`/gate.${hash}.js`, { method: 'HEAD', headers });
    expect([answer.status, answer.headers.get('content-encoding'), answer.body]).toEqual([200, 'br', null]);
  });

  test.each([
    '/private.js',
    `/gate.${hash}.js.br`,
    '/manifest.json',
    '/missing.mjs',
    `/none.${hash}.js`,
    '/../outside.mjs',
    '/..%2foutside.mjs',
    '/%2e%2e/outside.mjs',
    '/%2e%2e%2foutside.mjs',
    `/..%5cgate.${hash}.js`,
    `/gate.${hash}.js%00.css`,
    '/idgate.mjs/',
  ])('is not to be had as %s', async (path) => {
    expect((await app.request(new Request(`https://receiver.example${path}`))).status).toBe(404);
  });
});
