import { expect, test } from 'vitest';
import { writeScriptParameters } from '../../src/contract/wire/script-parameters.ts';
import { readScriptTag } from '../../src/gate/script-tag.ts';
import { policyOf } from './fixture.ts';

function tagOf(src: string, nonce = ''): HTMLScriptElement {
  const script = document.createElement('script');
  // Never put into the page, so it loads nothing.
  Object.assign(script, { src, nonce });
  return script;
}

test.each([
  ['a rule', policyOf({})],
  ['awkward characters', policyOf({ name: 'Whisky & “gin” / 50% ? #', when: { all: [{ guest: true }, { any: [] }] } })],
  ['no policy', null],
])('reads what the receiver writes, with %s', (_, policy) => {
  const parameters = { storeHash: 'abc123', clientId: 'client-1', policy };
  const src = writeScriptParameters('https://receiver.example/idgate/gate.0123456789ab.js', parameters);
  expect(readScriptTag(tagOf(src, 'n0nce'))).toEqual({
    ...parameters,
    // What a rule is called and asks for is nobody's business on a page.
    policy: policy && {
      version: 1,
      rules: policy.rules.map(({ when, whenUnreachable }) => ({ when, whenUnreachable })),
    },
    apiBase: 'https://receiver.example/idgate',
    nonce: 'n0nce',
  });
});

test('takes an unreadable policy for none', () => {
  expect(readScriptTag(tagOf('https://receiver.example/gate.js?store=abc&policy=%7B'))?.policy).toBeNull();
});

test.each([
  ['names no store', tagOf('https://receiver.example/gate.js')],
  ['names an empty store', tagOf('https://receiver.example/gate.js?store=')],
])('a tag that %s gates nothing', (_, script) => expect(readScriptTag(script)).toBeUndefined());
