import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../src/contract/wire/evidence.ts';
import { readStatus } from '../../../src/contract/wire/status.ts';
import { attributesFor, metafieldsFor } from '../../../src/receiver/checks/projection.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { aCheck, evidence } from '../../support/checks.ts';

const shownBy = (changes: Partial<Evidence>, credential?: string) =>
  Object.fromEntries(
    attributesFor(
      aCheck({ status: 'verified', evidence: { ...evidence, ...changes } }),
      defaultSettings,
      credential,
    ).map(({ name, value, mark }) => [name, { value, mark }]),
  );
const statuses = ['pending', 'in_progress', 'in_review', 'failed', 'manually_rejected'].map((one) => readStatus(one));

describe('a customer shows of a clear check', () => {
  test('its level', () => {
    expect(shownBy({ ial: 2 })['blockid_ial']).toEqual({ value: '2', mark: '2' });
  });

  test('its credential where that is short enough, of which its reference alone is kept', () => {
    const credential = 'c'.repeat(255);
    expect(shownBy({ credentialReference: 'vc_1' }, credential)['blockid_vc_token']).toEqual({
      value: credential,
      mark: 'vc_1',
    });
  });

  test.each([
    ['is longer than an attribute', 'c'.repeat(256)],
    ['is not at hand', undefined],
  ])('the reference of a credential that %s', (_what, credential) => {
    expect(shownBy({ credentialReference: 'vc_1' }, credential)['blockid_vc_token']).toEqual({
      value: 'vc_1',
      mark: 'vc_1',
    });
  });

  test('no credential that the evidence does not name', () => {
    expect(shownBy({}, 'another')['blockid_vc_token']).toEqual({ value: '', mark: '' });
  });

  test.each([
    [true, 'true'],
    [false, 'false'],
  ])('whether the living face was compared: %s', (isFaceMatched, value) => {
    expect(shownBy({ isFaceMatched })['blockid_liveid_enrolled']?.value).toBe(value);
  });

  test('nothing of the face where its provider does not say', () => {
    expect(shownBy({})['blockid_liveid_enrolled']?.value).toBe('');
  });

  test('each under the name that the merchant chose', () => {
    const names = { ialAttributeName: 'level', credentialAttributeName: 'proof', faceAttributeName: 'face' };
    const check = aCheck({ status: 'manually_approved' });
    expect(attributesFor(check, { ...defaultSettings, ...names }, undefined).map(({ name }) => name)).toEqual([
      'level',
      'proof',
      'face',
    ]);
    expect(metafieldsFor(check, { ...defaultSettings, metafieldNamespace: 'ours' })).toEqual([
      { namespace: 'ours', key: 'check_id', value: check.checkId },
      { namespace: 'ours', key: 'verification_status', value: 'manually_approved' },
    ]);
  });
});

test.each(statuses)('a check that is %s leaves nothing standing of what was clear before', (status) => {
  if (!status) throw new Error('There is such a status');
  const proven = { ...evidence, ial: 2 as const, credentialReference: 'vc_1', isFaceMatched: true };
  const shown = attributesFor(aCheck({ status, evidence: proven }), defaultSettings, 'c.r.d');
  expect(shown.map(({ value }) => value)).toEqual(['0', '', '']);
});
