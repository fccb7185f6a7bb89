import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedInResult } from '../../../src/receiver/http/named-in-result.ts';

const checkId = 'chk_0123456789abcdefghjk';
const session = 'e0833902-1741-4f25-a92e-516393112940';
const tokenOf = (claims: object) =>
  `eyJhbGciOiJFZERTQSJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`;

describe('a result names its check', () => {
  test.each<[string, unknown]>([
    ['as idgate writes it', { check_id: checkId, status: 'verified' }],
    ['in camel case', { checkId }],
    ['with a dash', { 'check-id': checkId }],
    ['nested', { data: { attributes: { 'reference-id': checkId } } }],
    ['as the reference that a provider was given', { vendorData: checkId, status: 'submitted' }],
    ['in a list', { checks: [{ id: checkId }] }],
    ['by itself', checkId],
    ['in text that holds JSON', JSON.stringify({ event: 'done', check: { id: checkId } })],
    ['as the subject of a credential', { vc_token: tokenOf({ sub: checkId, vc: {} }) }],
    ['within a credential that is the whole result', tokenOf({ vc: { credentialSubject: { id: checkId } } })],
  ])('%s', (_how, result) => expect(namedInResult(result)).toEqual({ checkIds: [checkId], sessionIds: [] }));
});

describe('a result names its session', () => {
  test.each<[string, unknown, string]>([
    ['1Kosmos', { sessionId: session, status: 'SUCCESS', ial: 'IAL2', liveid_enrolled: true }, session],
    ['1Kosmos, nested', { data: { session_id: session, vc: null } }, session],
    ['Persona', { inquiryId: 'inq_7TWFOCauPI', status: 'completed', fields: {} }, 'inq_7TWFOCauPI'],
    ['Persona, by its API', { data: { type: 'inquiry', id: 'inq_7TWFOCauPI' } }, 'inq_7TWFOCauPI'],
    ['Veriff', { status: 'success', verification: { id: session, url: 'https://magic.veriff.me/v/x' } }, session],
    ['Onfido', { workflow_run_id: session }, session],
    ['Stripe', { session: { id: 'vs_1NuNAILkdIwHu7ix', status: 'processing' } }, 'vs_1NuNAILkdIwHu7ix'],
    ['Stripe, by its secret', { clientSecret: 'vs_1NuNAILkdIwHu7ix_secret_test_abc' }, 'vs_1NuNAILkdIwHu7ix'],
    ['Real ID', { check: { id: '7TWFOC-auPI', step: 'completed' } }, '7TWFOC-auPI'],
    ['Didit', { session: session, status: 'Approved' }, session],
    ['iDenfy', { scanRef: session }, session],
  ])('as %s does', (_who, result, sessionId) =>
    expect(namedInResult(result)).toEqual({ checkIds: [], sessionIds: [sessionId] }),
  );

  test('in a credential, together with its check', () => {
    const result = { credential: tokenOf({ sub: checkId, session_id: session }), status: 'verified' };
    expect(namedInResult(result)).toEqual({ checkIds: [checkId], sessionIds: [session] });
  });
});

describe('a result names nobody', () => {
  test.each<[string, unknown]>([
    ['empty', {}],
    ['nothing', null],
    ['a status alone', { status: 'verified', ial: 3, ok: true }],
    ['what is no id', { id: 'x', sessionId: 'two words', inquiryId: '../../etc/passwd', checkId: 7 }],
    ['words that only end like one', { paid: 'e0833902-1741', valid: 'e0833902-1741', grid: 'e0833902-1741' }],
    ['a token that holds nothing', { id: 'a.b.c' }],
    ['JSON that is none', '{"check_id"'],
  ])('when it is %s', (_what, result) => expect(namedInResult(result)).toEqual({ checkIds: [], sessionIds: [] }));

  test('when the name lies deeper than any widget puts it', () => {
    let deep: unknown = { checkId };
    for (let depth = 0; depth < 10_000; depth++) deep = { deep };
    expect(namedInResult(deep)).toEqual({ checkIds: [], sessionIds: [] });
  });
});

test('no more names are taken from a result than a widget could mean', () => {
  const result = Array.from({ length: 400 }, (_, index) => ({ sessionId: `session-${index}` }));
  expect(namedInResult(result).sessionIds).toHaveLength(20);
});

test('whatever a page sends, ids come out or nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (result) => {
      const { checkIds, sessionIds } = namedInResult(result);
      expect([...checkIds, ...sessionIds].every((id) => /^[\w-]{5,200}$/.test(id))).toBe(true);
    }),
  );
});
