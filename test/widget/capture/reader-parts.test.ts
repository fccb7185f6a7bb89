import { expect, test, vi } from 'vitest';
import { createReaderParts } from '../../../widget/capture/reader-parts.ts';
import { createParts } from '../../../widget/parts.ts';

const parts = createReaderParts(createParts({}, 'https://files.example/idgate/', 'n0nce'), {
  digest: 'abc=',
  files: {
    reader: { file: 'widget-reader.abc.js', integrity: 'sha256-abc=' },
    wasm: { file: 'widget-reader.def.wasm', integrity: 'sha256-def=' },
  },
});

test('the reader’s files come from the widget’s own folder, each with its hash', async () => {
  const fetch = vi.fn(async (_address: string, _init: RequestInit) => new Response('bytes'));
  vi.stubGlobal('fetch', fetch);
  expect(await (await parts.fetch('wasm'))?.text()).toBe('bytes');
  await parts.fetch('reader');
  expect(fetch.mock.calls).toEqual([
    ['https://files.example/idgate/widget-reader.def.wasm', { integrity: 'sha256-def=', credentials: 'omit' }],
    ['https://files.example/idgate/widget-reader.abc.js', { integrity: 'sha256-abc=', credentials: 'omit' }],
  ]);
});

test.each([
  ['is not there', () => Promise.resolve(new Response('', { status: 404 }))],
  ['can’t be reached', () => Promise.reject(new TypeError('no network'))],
])('a file that %s is undefined', async (_name, answer) => {
  vi.stubGlobal('fetch', answer);
  expect(await parts.fetch('wasm')).toBeUndefined();
});

test('the reader on this thread is a script of the same folder, with the page’s nonce', () => {
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    document.head.appendChild(nodes[0] as Node);
  });
  void parts.load('reader');
  expect(document.head.querySelector('script')).toMatchObject({
    src: 'https://files.example/idgate/widget-reader.abc-.js',
    integrity: 'sha256-abc=',
    nonce: 'n0nce',
  });
});
