import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src/contract/wire/result.ts';
import type {
  CredentialError,
  ExpectedCredential,
  VerifiedCredential,
} from '../../../src/receiver/checks/credential.ts';
import { proveState } from '../../../src/receiver/checks/prove-state.ts';
import type { SessionState } from '../../../src/receiver/checks/provider.ts';
import { evidence } from '../../support/checks.ts';

const checkId = 'chk_0123456789abcdefghjk';
const trustedIssuers = [
  { issuer: 'https://issuer.example', audience: 'idgate', keysAt: 'https://issuer.example/keys' },
];
const two = { ...evidence, ial: 2 as const };
const verified: SessionState = {
  kind: 'judged',
  outcome: 'verified',
  finding: null,
  evidence: two,
  credential: 'the token',
};
const { credential: _, ...withoutCredential } = verified;
const good: VerifiedCredential = {
  issuer: 'https://issuer.example',
  subject: checkId,
  ial: 2,
  expiresAtMs: 1,
  reference: 'vc_reference',
};

/** Proves a state against an answer of the verifier. */
async function prove(
  state: SessionState,
  answer: Partial<VerifiedCredential> | CredentialError = {},
  { needsCredential = true, ial = 1 as 1 | 2 } = {},
) {
  const asked: [string, ExpectedCredential][] = [];
  const proven = await proveState(
    async (...question) => {
      asked.push(question);
      return typeof answer === 'string' ? fail(answer) : ok({ ...good, ...answer });
    },
    { needsCredential },
    { trustedIssuers },
    { checkId, requirement: { ial, minimumAge: null } },
    state,
  );
  return { proven, asked };
}

describe("a provider's verdict with a credential", () => {
  test('counts once that is proven to be about the check, and keeps its reference', async () => {
    const { proven, asked } = await prove(verified);
    expect(asked).toEqual([['the token', { issuers: trustedIssuers, subject: checkId }]]);
    expect(proven).toEqual({
      ok: true,
      value: {
        state: { ...withoutCredential, evidence: { ...two, credentialReference: 'vc_reference' } },
        credential: { token: 'the token', reference: 'vc_reference' },
        doubt: null,
      },
    });
  });

  test('stands for no more than the credential claims', async () => {
    expect((await prove(verified, { ial: 1 })).proven).toMatchObject({
      value: { state: { outcome: 'verified', evidence: { ial: 1 } } },
    });
    expect((await prove(verified, { ial: 1 }, { ial: 2 })).proven).toMatchObject({
      value: { state: { outcome: 'in_review', finding: 'needs_review', evidence: { ial: 1 } } },
    });
    expect((await prove(verified, { ial: 3 })).proven).toMatchObject({ value: { state: { evidence: { ial: 2 } } } });
  });

  test.each([
    'unreadable',
    'untrusted_issuer',
    'forged',
    'wrong_audience',
    'wrong_subject',
    'expired',
    'not_yet_valid',
    'revoked',
  ] as const)('that is %s is for a person, and claims no level', async (code) => {
    const { proven } = await prove(verified, code);
    expect(proven).toMatchObject({
      value: {
        state: { outcome: 'in_review', finding: 'needs_review', evidence: { ial: 0 } },
        credential: null,
        doubt: code,
      },
    });
  });

  test('that can not be looked into now is left as it is, to be tried again', async () => {
    expect((await prove(verified, 'unreachable')).proven).toEqual({ ok: false, code: 'unreachable' });
  });

  test('is for a person, and claims no level, where there should have been one', async () => {
    const { proven, asked } = await prove(withoutCredential);
    expect(asked).toEqual([]);
    expect(proven).toMatchObject({
      value: { state: { outcome: 'in_review', finding: 'needs_review', evidence: { ial: 0 } } },
    });
  });

  test('counts as it is where none was needed', async () => {
    const { proven } = await prove(withoutCredential, {}, { needsCredential: false });
    expect(proven).toMatchObject({ value: { state: withoutCredential, credential: null, doubt: null } });
  });
});

test.each<[string, SessionState]>([
  ['no verdict', { kind: 'opened' }],
  ['a refusal', { ...verified, outcome: 'failed', finding: 'refused' }],
])('for %s no credential is looked into', async (_what, state) => {
  const { proven, asked } = await prove(state);
  expect(asked).toEqual([]);
  expect(proven.ok && proven.value.state.kind).toBe(state.kind);
});
