import { expect, test } from 'vitest';
import { nothingKnown } from '../../src/contract/wire/nothing-known.ts';
import { asPlacedHere, placedHere } from '../../src/contract/wire/placed-here.ts';
import type { Condition } from '../../src/contract/wire/policy.ts';
import { writeScriptParameters } from '../../src/contract/wire/script-parameters.ts';
import { readScriptTag } from '../../src/gate/script-tag.ts';
import { evaluate } from '../../src/rules/evaluate.ts';

const conditions: [Condition, 'yes' | 'no' | 'unknown'][] = [
  [{ orderSourceIn: ['www', 'mobile'] }, 'yes'],
  [{ orderSourceIn: ['manual'] }, 'no'],
  [{ externalSourceIn: ['POS'] }, 'no'],
  [{ not: { orderSourceIn: ['manual', 'amazon'] } }, 'yes'],
  [{ all: [{ guest: true }, { orderSourceIn: ['manual'] }] }, 'no'],
  [{ any: [{ guest: true }, { orderSourceIn: ['manual'] }] }, 'unknown'],
  [{ guest: true }, 'unknown'],
];

test.each(conditions)('a page that knows nothing else says of %j: %s', (condition, truth) => {
  const onPage = asPlacedHere(condition);
  expect(JSON.stringify(onPage)).not.toContain('ource');
  expect(evaluate(onPage, nothingKnown)).toBe(truth);
  // The receiver knows as much of a cart, and says the same.
  expect(evaluate(condition, { ...nothingKnown, ...placedHere })).toBe(truth);
});

test('a script carries the condition as its page has to ask it', () => {
  const rule = {
    id: 'dear',
    name: 'By telephone',
    when: { orderSourceIn: ['manual'] },
    requires: { ial: 1, minimumAge: null },
    whenUnreachable: 'block',
  } as const;
  const policy = { version: 3, rules: [{ ...rule, when: { orderSourceIn: ['manual'] } }] };
  const src = writeScriptParameters('https://receiver.example/gate.js', {
    storeHash: 'abc123',
    clientId: null,
    policy,
  });
  const tag = readScriptTag({ src, nonce: '' } as HTMLScriptElement);
  expect(tag?.policy?.rules).toEqual([{ when: { any: [] }, whenUnreachable: 'block' }]);
});
