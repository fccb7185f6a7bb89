import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  Provider,
  ProviderCredentials,
  RemoteProviderName,
  SessionLook,
  SessionRequest,
  SessionState,
} from '../../src/receiver/checks/provider.ts';
import { openProvider } from '../../src/receiver/providers/open-provider.ts';
import { avery, type Stage, type Trouble, upstreamCanary, type VendorStandIn } from '../support/vendors/stand-in.ts';
import { distortionsOf } from './distortions.ts';

/** One adapter, with what is particular about its vendor. */
export interface Subject {
  readonly name: RemoteProviderName;
  readonly credentials: ProviderCredentials;
  createStandIn(world: { clock: () => number }): VendorStandIn;
  /** What a stage is, where it is not what its name says; null for a stage that the vendor has no word for. */
  readonly stages: Partial<Record<Stage, SessionState['kind'] | null>>;
  /** Whether a session asked for twice with the same key is made once. */
  readonly isCreateRepeatable: boolean;
  /** Whether a session's page can be asked for again. True unless told. */
  readonly isResumable?: boolean;
  /** What a session is after it was erased: still known to be, or gone. */
  readonly afterErasure: 'erased' | 'not_found';
  /** Fields of the vendor's answer to a look at an approved session, by path, without which nothing can be said of it. */
  readonly neededFields: readonly string[];
  /** Whether the vendor's answers name the check that a session was begun for. */
  readonly isCheckNamed?: boolean;
  /** Whether webhooks carry the time at which they were sent. */
  readonly isWebhookTimed?: boolean;
  /** The other webhook secret, where the vendor's webhooks are signed. */
  readonly olderWebhookSecret?: string;
  /** What the two secrets are called among the credentials. `webhookSecret` and `olderWebhookSecret` unless told. */
  readonly webhookSecretNames?: readonly [string, string];
}

const startMs = Date.UTC(2026, 10, 21, 12);
const against: SessionLook = {
  checkId: 'check_0123456789abcdef',
  requirement: { ial: 1, minimumAge: 21 },
  billingName: { first: 'Avery', last: 'Sample' },
  today: '2026-11-21',
};
const request: SessionRequest = {
  checkId: against.checkId,
  requirement: against.requirement,
  person: { email: 'avery@example.com', name: against.billingName },
  language: 'en-US',
  returnUrl: 'https://shop.example/return',
  idempotencyKey: 'key-1',
};
/** The usual meaning of each stage. */
const meanings: Record<Stage, Partial<Extract<SessionState, { kind: 'judged' }>> | { kind: string; reason?: string }> =
  {
    opened: { kind: 'opened' },
    submitted: { kind: 'submitted' },
    approved: { kind: 'judged', outcome: 'verified', finding: null },
    declined: { kind: 'judged', outcome: 'failed', finding: 'refused' },
    review: { kind: 'judged', outcome: 'in_review', finding: 'needs_review' },
    resubmission: { kind: 'resubmission' },
    expired: { kind: 'ended', reason: 'expired' },
    abandoned: { kind: 'ended', reason: 'abandoned' },
    cancelled: { kind: 'ended', reason: 'cancelled' },
    trouble: { kind: 'ended', reason: 'trouble' },
    unheard_of: {},
  };

export function describeProvider(subject: Subject): void {
  const { isResumable = true } = subject;
  let nowMs = startMs;
  let vendor: VendorStandIn;
  let provider: Provider;
  const parts = () => ({ fetch: vendor.fetch, clock: () => nowMs, chance: randomBytes });
  const open = (credentials: ProviderCredentials = subject.credentials): Provider => {
    const opened = openProvider(subject.name, credentials, parts());
    if (!opened.ok) throw new Error('The credentials were refused.');
    return opened.value;
  };
  /** A session that has come this far. */
  async function sessionAt(...stages: Stage[]): Promise<string> {
    const started = await provider.create(request);
    if (!started.ok) throw new Error(`No session was begun: ${started.code}.`);
    for (const stage of stages) vendor.move(started.value.sessionId, stage);
    return started.value.sessionId;
  }
  const look = async (sessionId: string, changes: Partial<SessionLook> = {}) =>
    provider.fetch(sessionId, { ...against, ...changes });
  const knows = (stage: Stage) => subject.stages[stage] !== null;
  const stages = (Object.keys(meanings) as Stage[]).filter(knows);

  beforeEach(() => {
    nowMs = startMs;
    vendor = subject.createStandIn({ clock: () => nowMs });
    provider = open();
  });

  describe('its credentials', () => {
    const names = Object.keys(subject.credentials);
    test.each(names)('are not taken without %s', (name) => {
      const { [name]: _, ...others } = subject.credentials;
      expect(openProvider(subject.name, others, parts()).ok).toBe(false);
      const spoilt = { ...subject.credentials, [name]: ' ' };
      expect(openProvider(subject.name, spoilt, parts()).ok).toBe(false);
    });

    test('are not taken with one that is not asked for', () => {
      const more = { ...subject.credentials, colour: 'green-and-gold' };
      expect(openProvider(subject.name, more, parts()).ok).toBe(false);
    });
  });

  describe('a session', () => {
    test('is begun with a page to go to, or with a message to the shopper', async () => {
      const started = await provider.create(request);
      expect(started).toMatchObject({ ok: true, value: { sessionId: expect.stringMatching(/./) } });
      if (!started.ok) return;
      const { url, expiresAtMs } = started.value.screen;
      if (url !== null) expect(url).toMatch(/^https:\/\//);
      if (expiresAtMs !== null) expect(expiresAtMs).toBeGreaterThan(nowMs);
      expect(await look(started.value.sessionId)).toEqual({ ok: true, value: { kind: 'created' } });
    });

    test(`is begun ${subject.isCreateRepeatable ? 'once' : 'each time'} when asked for twice with the same key`, async () => {
      const [first, second] = [await provider.create(request), await provider.create(request)];
      expect(second.ok && first.ok && second.value.sessionId === first.value.sessionId).toBe(
        subject.isCreateRepeatable,
      );
      expect(vendor.sessionCount()).toBe(subject.isCreateRepeatable ? 1 : 2);
    });

    test('is another one for another key', async () => {
      await provider.create(request);
      await provider.create({ ...request, idempotencyKey: 'key-2' });
      expect(vendor.sessionCount()).toBe(2);
    });

    test('can be gone on with by a page that works now', async () => {
      const resumed = await provider.resume(await sessionAt());
      if (!isResumable) return expect(resumed).toEqual({ ok: false, code: 'unsupported' });
      expect(resumed.ok).toBe(true);
      if (resumed.ok && resumed.value.url !== null) expect(resumed.value.url).toMatch(/^https:\/\//);
    });

    test('that is unknown is not found', async () => {
      await sessionAt();
      const unknown = 'unknown0-0000-4000-8000-000000000000';
      if (isResumable) expect(await provider.resume(unknown)).toEqual({ ok: false, code: 'not_found' });
      expect(await look(unknown)).toEqual({ ok: false, code: 'not_found' });
    });

    test('whose id is a way to elsewhere asks for nothing else', async () => {
      await sessionAt();
      const before = vendor.calls.length;
      await look('../../secrets?x=#y');
      expect(vendor.calls.slice(before).filter(({ path }) => /secrets\?|\/\.\.\//.test(path))).toEqual([]);
    });

    test.each(stages)('%s is told in our words', async (stage) => {
      const answer = await look(await sessionAt(stage));
      const kind = subject.stages[stage];
      expect(answer).toMatchObject({ ok: true, value: kind ? { kind } : meanings[stage] });
      if (stage === 'unheard_of' && answer.ok && answer.value.kind === 'judged')
        expect(answer.value.outcome).toBe('in_review');
    });

    test('can be cancelled before it is decided, and once more', async () => {
      const sessionId = await sessionAt();
      const expected = provider.abilities.canCancel
        ? { ok: true, value: undefined }
        : { ok: false, code: 'unsupported' };
      expect(await provider.cancel(sessionId)).toEqual(expected);
      expect(await provider.cancel(sessionId)).toEqual(expected);
      if (provider.abilities.canCancel)
        expect(await look(sessionId)).toMatchObject({ ok: true, value: { kind: 'ended' } });
    });

    test('can be erased, and once more', async () => {
      const sessionId = await sessionAt('approved');
      const expected = provider.abilities.canErase
        ? { ok: true, value: undefined }
        : { ok: false, code: 'unsupported' };
      expect(await provider.erase(sessionId)).toEqual(expected);
      expect(await provider.erase(sessionId)).toEqual(expected);
      if (!provider.abilities.canErase) return;
      const answer = await look(sessionId);
      expect(answer.ok ? answer.value.kind : answer.code).toBe(subject.afterErasure);
    });
  });

  describe('a verdict', () => {
    test('is what the vendor says now, whatever it said before', async () => {
      const sessionId = await sessionAt('approved');
      vendor.move(sessionId, 'declined');
      expect(await look(sessionId)).toMatchObject({ ok: true, value: { outcome: 'failed', finding: 'refused' } });
    });

    test('has nothing personal in it', async () => {
      const answer = await look(await sessionAt('approved'));
      const text = JSON.stringify(answer).toUpperCase();
      for (const personal of [avery.firstName, avery.lastName, avery.birthDate]) expect(text).not.toContain(personal);
    });

    test('names the provider that gave it, and no more than its level', async () => {
      const answer = await look(await sessionAt('approved'));
      if (!answer.ok || answer.value.kind !== 'judged') throw new Error('There is no verdict.');
      expect(answer.value.evidence.method).toMatch(new RegExp(`^${subject.name}:[\\w.-]+$`));
      expect(answer.value.evidence.ial).toBeLessThanOrEqual(provider.abilities.highestIal);
    });

    test.each([
      ['of a minor', { birthDate: '2008-01-01' }, 'failed', 'under_age'],
      ['on a document that has run out', { expiryDate: '2026-11-20' }, 'in_review', 'document_expired'],
      ['in another name', { firstName: 'JORDAN', lastName: 'STONE' }, 'in_review', 'name_differs'],
    ])('%s is ours to give, though the vendor approves', async (_what, holder, outcome, finding) => {
      const sessionId = await sessionAt();
      vendor.holder = { ...avery, ...holder };
      vendor.move(sessionId, 'approved');
      expect(await look(sessionId)).toMatchObject({ ok: true, value: { outcome, finding } });
    });

    test('claims no level that the vendor has not reached', async () => {
      const answer = await look(await sessionAt('approved'), { requirement: { ial: 3, minimumAge: null } });
      const isVerified = answer.ok && answer.value.kind === 'judged' && answer.value.outcome === 'verified';
      expect(isVerified).toBe(provider.abilities.highestIal === 3);
    });
  });

  describe('while the vendor is in trouble', () => {
    const asks: [string, (sessionId: string) => Promise<{ ok: boolean; code?: string }>][] = [
      ['create', () => provider.create({ ...request, idempotencyKey: 'key-2' })],
      ['resume', (sessionId) => provider.resume(sessionId)],
      ['fetch', (sessionId) => provider.fetch(sessionId, against)],
      ['cancel', (sessionId) => provider.cancel(sessionId)],
      ['erase', (sessionId) => provider.erase(sessionId)],
    ];
    const codes: Record<Exclude<Trouble, 'silence'>, string> = {
      no_answer: 'unreachable',
      server_error: 'unreachable',
      busy_page: 'unreachable',
      rate_limited: 'rate_limited',
      dead_credentials: 'unauthorized',
      not_json: 'unexpected',
    };
    const isAsked = (what: string) =>
      (what !== 'resume' || isResumable) &&
      (what !== 'cancel' || provider.abilities.canCancel) &&
      (what !== 'erase' || provider.abilities.canErase);

    test.each(Object.entries(codes))('%s is %s', async (trouble, code) => {
      const sessionId = await sessionAt();
      vendor.trouble = trouble as Trouble;
      for (const [what, ask] of asks) {
        if (!isAsked(what)) continue;
        const answer = await ask(sessionId);
        expect([what, answer]).toEqual([what, { ok: false, code }]);
        expect(JSON.stringify(answer)).not.toContain(upstreamCanary);
      }
    });

    afterEach(() => {
      vi.useRealTimers();
    });

    test('silence is unreachable after a while', async () => {
      const sessionId = await sessionAt();
      vendor.trouble = 'silence';
      for (const [what, ask] of asks) {
        if (!isAsked(what)) continue;
        vi.useFakeTimers();
        const answer = ask(sessionId);
        await vi.advanceTimersByTimeAsync(60_000);
        expect([what, await answer]).toEqual([what, { ok: false, code: 'unreachable' }]);
        vi.useRealTimers();
      }
    });
  });

  describe('an answer that is not as documented', () => {
    /** The answers that a look at an approved session takes. */
    async function answersTo(sessionId: string): Promise<unknown[]> {
      const answers: unknown[] = [];
      vendor.distort = (answer) => {
        answers.push(answer);
        return answer;
      };
      await look(sessionId);
      vendor.distort = null;
      return answers;
    }

    test('never throws, and never gives a verdict that the whole answer would not', async () => {
      const sessionId = await sessionAt('approved');
      const whole = await look(sessionId);
      if (!whole.ok || whole.value.kind !== 'judged') throw new Error('There is no verdict.');
      const { ial, ageOver, nameMatch } = whole.value.evidence;
      for (const [index, answer] of (await answersTo(sessionId)).entries()) {
        for (const { what, spoil } of distortionsOf(answer)) {
          vendor.distort = (one, at) => (at === index ? spoil(structuredClone(one)) : one);
          const spoilt = await look(sessionId);
          const state = spoilt.ok ? spoilt.value : spoilt.code;
          const isGood =
            typeof state === 'string'
              ? state === 'unexpected'
              : state.kind !== 'judged' ||
                state.outcome === 'in_review' ||
                (state.outcome === 'verified' &&
                  JSON.stringify([ial, ageOver, nameMatch]) ===
                    JSON.stringify([state.evidence.ial, state.evidence.ageOver, state.evidence.nameMatch]));
          expect([what, isGood ? 'harmless' : state]).toEqual([what, 'harmless']);
        }
      }
    }, 60_000);

    test.each(subject.neededFields)('is unexpected without a good %s', async (path) => {
      const sessionId = await sessionAt('approved');
      const distortions = (await answersTo(sessionId)).flatMap((answer, index) =>
        distortionsOf(answer)
          .filter((one) => one.path === path && one.isOfAnotherShape)
          .map((one) => ({ ...one, index })),
      );
      expect(distortions.length).toBeGreaterThan(0);
      for (const { what, spoil, index } of distortions) {
        vendor.distort = (one, at) => (at === index ? spoil(structuredClone(one)) : one);
        expect([what, await look(sessionId)]).toEqual([what, { ok: false, code: 'unexpected' }]);
      }
    });

    test('begins no session', async () => {
      vendor.distort = () => ({});
      expect(await provider.create(request)).toEqual({ ok: false, code: 'unexpected' });
    });

    test('of another session says nothing about this one', async () => {
      const [mine, other] = [
        await sessionAt(...(knows('submitted') ? (['submitted'] as const) : [])),
        await provider.create({ ...request, idempotencyKey: 'key-2' }),
      ];
      if (!other.ok) throw new Error('No session was begun.');
      vendor.move(other.value.sessionId, 'approved');
      const [answer] = await answersTo(other.value.sessionId);
      vendor.distort = () => answer;
      expect(await look(mine)).toEqual({ ok: false, code: 'unexpected' });
    });
  });

  if (subject.isCheckNamed)
    test('a session that was begun for another check says nothing about this one', async () => {
      const sessionId = await sessionAt('approved');
      expect(await look(sessionId, { checkId: 'check_fedcba9876543210' })).toEqual({ ok: false, code: 'unexpected' });
    });

  const { olderWebhookSecret: otherSecret = '' } = subject;
  const [secretName, olderName] = subject.webhookSecretNames ?? ['webhookSecret', 'olderWebhookSecret'];
  const secret = subject.credentials[secretName] ?? '';

  test('tells of changes by webhook where there is a secret that proves them, and nowhere else', () => {
    expect(provider.abilities.hasWebhooks).toBe(otherSecret !== '');
  });

  if (!otherSecret) return;

  describe('its webhook', () => {
    const send = (sessionId: string, options: Parameters<NonNullable<VendorStandIn['webhook']>>[1] = {}) => {
      const delivery = vendor.webhook?.(sessionId, options);
      if (!delivery) throw new Error('There are no webhooks.');
      return delivery;
    };
    const read = ({ headers, body }: ReturnType<typeof send>, by = provider) => by.readWebhook(headers, body, nowMs);
    const refused = { ok: false, code: 'bad_signature' };

    test('says which session to look at, and when it was sent', async () => {
      const sessionId = await sessionAt('approved');
      const delivery = await read(send(sessionId));
      expect(delivery).toEqual({
        ok: true,
        value: {
          deliveryId: expect.stringMatching(/^.{8,200}$/),
          sessionIds: [sessionId],
          sentAtMs: subject.isWebhookTimed ? startMs : null,
        },
      });
    });

    test('never carries a verdict', async () => {
      const delivery = await read(send(await sessionAt('approved')));
      expect(delivery.ok && Object.keys(delivery.value).sort()).toEqual(['deliveryId', 'sentAtMs', 'sessionIds']);
    });

    test('delivered again, or replayed, is known by its id', async () => {
      const delivery = send(await sessionAt('approved'));
      expect(await read(delivery)).toEqual(await read(delivery));
    });

    test('about something that came later has an id of its own', async () => {
      const sessionId = await sessionAt('submitted');
      const first = await read(send(sessionId));
      vendor.move(sessionId, 'approved');
      const second = await read(send(sessionId));
      expect(first.ok && second.ok && first.value.deliveryId !== second.value.deliveryId).toBe(true);
    });

    test('that comes after a later one points at the same session, which says what is true now', async () => {
      const sessionId = await sessionAt('submitted');
      const early = send(sessionId);
      vendor.move(sessionId, 'approved');
      const late = send(sessionId);
      for (const delivery of [late, early]) {
        const hint = await read(delivery);
        expect(hint.ok && hint.value.sessionIds).toEqual([sessionId]);
        expect(await look(sessionId)).toMatchObject({ ok: true, value: { outcome: 'verified' } });
      }
    });

    test('that is days old is a hint all the same', async () => {
      const delivery = send(await sessionAt('approved'));
      nowMs += 3 * 24 * 60 * 60_000;
      expect(await read(delivery)).toMatchObject({
        ok: true,
        value: { sentAtMs: subject.isWebhookTimed ? startMs : null },
      });
    });

    if (subject.isWebhookTimed)
      test('from the future is refused', async () => {
        const sessionId = await sessionAt('approved');
        expect((await read(send(sessionId, { sentAtMs: nowMs + 5 * 60_000 }))).ok).toBe(true);
        expect(await read(send(sessionId, { sentAtMs: nowMs + 5 * 60_000 + 1_000 }))).toEqual(refused);
      });

    test('signed by anybody else, such as with the secret of another store, is refused', async () => {
      expect(await read(send(await sessionAt('approved'), { secrets: [otherSecret] }))).toEqual(refused);
    });

    test('without a signature is refused', async () => {
      const { headers, body } = send(await sessionAt('approved'));
      for (const name of Object.keys(headers)) {
        const { [name]: value = '', ...others } = headers;
        for (const spoilt of [
          others,
          { ...headers, [name]: '' },
          { ...headers, [name]: value.slice(0, value.length / 2) },
        ])
          expect([name, await read({ headers: spoilt, body })]).toEqual([name, refused]);
      }
    });

    test('of which a bit was changed is refused', async () => {
      const delivery = send(await sessionAt('approved'));
      await fc.assert(
        fc.asyncProperty(fc.nat(delivery.body.length - 1), fc.nat(7), async (at, bit) => {
          const body = Uint8Array.from(delivery.body, (byte, index) => (index === at ? byte ^ (1 << bit) : byte));
          expect(await read({ ...delivery, body })).toEqual(refused);
        }),
      );
    });

    test('is refused, and nothing thrown, whatever the bytes and headers', async () => {
      const names = Object.keys(send(await sessionAt('approved')).headers);
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array(),
          fc.array(fc.string(), { minLength: 3, maxLength: 3 }),
          async (body, values) => {
            const headers = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
            expect(await read({ headers, body })).toEqual(refused);
          },
        ),
      );
    });

    test('of a kind that is none of ours is taken, and changes nothing', async () => {
      const delivery = await read(send(await sessionAt('approved'), { payload: 'unknown_kind' }));
      expect(delivery).toMatchObject({ ok: true, value: { sessionIds: [] } });
    });

    test.each(['empty_object', 'cut_off', 'not_utf8'] as const)(
      'that is authentic but %s is unreadable',
      async (payload) => {
        const delivery = send(await sessionAt('approved'), { payload });
        expect(await read(delivery)).toEqual({ ok: false, code: 'unreadable' });
      },
    );

    test('is taken by either secret while they are changed, and by the new one alone after', async () => {
      const sessionId = await sessionAt('approved');
      const changing = open({ ...subject.credentials, [secretName]: otherSecret, [olderName]: secret });
      const changed = open({ ...subject.credentials, [secretName]: otherSecret });
      const [old, young] = [send(sessionId, { secrets: [secret] }), send(sessionId, { secrets: [otherSecret] })];
      expect([(await read(old, changing)).ok, (await read(young, changing)).ok]).toEqual([true, true]);
      expect([(await read(old, changed)).ok, (await read(young, changed)).ok]).toEqual([false, true]);
    });

    if (subject.isWebhookTimed)
      test('signed with both secrets at once is taken by who knows either', async () => {
        const sessionId = await sessionAt('approved');
        const both = send(sessionId, { secrets: [otherSecret, secret] });
        expect((await read(both)).ok).toBe(true);
        expect((await read(both, open({ ...subject.credentials, [secretName]: otherSecret }))).ok).toBe(true);
      });
  });
}
