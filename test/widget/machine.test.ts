import { describe, expect, test } from 'vitest';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { advance, type ElsewherePhase, type State, startAt, type WidgetEvent } from '../../widget/machine.ts';
import type { PhotoProblem } from '../../widget/photo.ts';
import type { CallFailure } from '../../widget/receiver.ts';
import type { Cause, Trouble } from '../../widget/trouble.ts';
import { begun, jpegOf, viewOf } from './fixture.ts';

const photo = jpegOf();
const at = (step: State['step'], check = begun()): State => ({ check, mayOrder: false, step });
const sending = (check = begun()) => at({ name: 'sending', photo, sentShare: 0.5 }, check);
const why = { name: 'why', trouble: null, isAgreeing: false } as const;
const choosing = { name: 'photo', problem: null } as const;
const person = (from: Extract<State['step'], { name: 'person' }>['from'] = choosing) =>
  at({ name: 'person', from, trouble: null, isAsking: false });
const handOff = (phase: 'offered' | 'runOut' | 'taken' = 'offered') => at({ name: 'handOff', phase });
const play = (state: State, ...events: WidgetEvent[]) => events.reduce(advance, state);

describe('a shopper who comes (back) to a check', () => {
  test.each<[Partial<CheckView>, State['step']['name']]>([
    [{ status: 'pending' }, 'why'],
    [{ status: 'in_progress' }, 'photo'],
    [{ status: 'in_progress', needsConsent: true }, 'why'],
    [{ status: 'in_progress', finding: 'unreadable' }, 'photo'],
    [{ status: 'pending', isElsewhere: true }, 'why'],
    [{ status: 'in_progress', isElsewhere: true }, 'elsewhere'],
    [{ status: 'in_progress', isElsewhere: true, needsConsent: true }, 'why'],
    [{ status: 'failed', finding: 'refused', isElsewhere: true }, 'outcome'],
    [{ status: 'in_review', finding: 'document_expired' }, 'outcome'],
    [{ status: 'failed', finding: 'under_age' }, 'outcome'],
    [{ status: 'verified' }, 'outcome'],
    [{ status: 'manually_approved' }, 'outcome'],
    [{ status: 'manually_rejected' }, 'outcome'],
  ])('with %j stands at "%s"', (check, step) => {
    expect(startAt(viewOf(check)).step.name).toBe(step);
  });
});

test('the whole way from the reason to the thanks', () => {
  const verified = begun({ status: 'verified', revision: 3 });
  const names: string[] = [];
  const events: WidgetEvent[] = [
    { kind: 'started', hasAgreed: false },
    { kind: 'chosen', file: photo },
    { kind: 'prepared', photo },
    { kind: 'confirmed' },
    { kind: 'progressed', sentShare: 1 },
    { kind: 'answered', check: verified, mayOrder: false },
  ];
  const end = events.reduce((state, event) => {
    const next = advance(state, event);
    names.push(next.step.name);
    return next;
  }, startAt(viewOf()));
  expect(names).toEqual(['photo', 'preparing', 'preview', 'sending', 'sending', 'outcome']);
  expect(end.check).toEqual(verified);
});

describe('events that make no sense at the present step change nothing', () => {
  test.each<[string, State, WidgetEvent]>([
    ['a second press on send', sending(), { kind: 'confirmed' }],
    [
      'a second file while one is being opened',
      at({ name: 'preparing', file: photo }),
      { kind: 'chosen', file: jpegOf() },
    ],
    ['cancelling what has arrived', at({ name: 'sending', photo, sentShare: 1 }), { kind: 'cancelled' }],
    ['a second start', startAt(begun()), { kind: 'started', hasAgreed: false }],
    ['progress of an upload that was cancelled', at({ name: 'preview', photo }), { kind: 'progressed', sentShare: 1 }],
    ['a failure after the verdict', startAt(begun({ status: 'verified' })), { kind: 'failed', code: 'offline' }],
    ['a view as old as the one shown', startAt(begun({ status: 'verified' })), { kind: 'seen', check: begun() }],
    [
      'a view of another check',
      startAt(begun()),
      { kind: 'seen', check: begun({ checkId: 'chk_zzzzzzzzzzzzzzzzzzzz', revision: 99, status: 'verified' }) },
    ],
  ])('%s', (_name, state, event) => {
    expect(advance(state, event)).toBe(state);
  });
});

describe('what a failed sending leads to', () => {
  test.each<[CallFailure, Cause]>([
    ['offline', 'offline'],
    ['timed_out', 'slow'],
    ['upstream_unavailable', 'upstream'],
    ['internal', 'unavailable'],
    ['incomplete_body', 'unavailable'],
    ['unexpected', 'unavailable'],
    ['busy', 'busy'],
    ['rate_limited', 'busy'],
    ['unauthorized', 'stopped'],
    ['unknown_check', 'stopped'],
    ['check_closed', 'stopped'],
    ['origin_not_allowed', 'stopped'],
  ])('%s keeps the photo and is "%s"', (code, cause) => {
    expect(advance(sending(), { kind: 'failed', code }).step).toEqual({ name: 'interrupted', photo, cause });
  });

  test.each<[CallFailure, PhotoProblem]>([
    ['too_large', 'too_large'],
    ['not_an_image', 'cannot_open'],
    ['unsupported_media_type', 'cannot_open'],
  ])('%s asks for another photo', (code, problem) => {
    expect(advance(sending(), { kind: 'failed', code }).step).toEqual({ name: 'photo', problem });
  });

  test('the photo can be sent again, or given up for another', () => {
    const interrupted = advance(sending(), { kind: 'failed', code: 'offline' });
    expect(advance(interrupted, { kind: 'confirmed' }).step).toEqual({ name: 'sending', photo, sentShare: 0 });
    expect(advance(interrupted, { kind: 'discarded' }).step).toEqual({ name: 'photo', problem: null });
  });
});

describe('views from outside', () => {
  test('a verdict moves the shopper from whatever they are doing', () => {
    expect(
      play(sending(), { kind: 'seen', check: begun({ revision: 3, status: 'manually_approved' }) }).step.name,
    ).toBe('outcome');
  });

  test('less than a verdict leaves the shopper at what they are doing', () => {
    const seen = begun({ revision: 3, attemptsLeft: 5, finding: 'unreadable' });
    expect(advance(sending(), { kind: 'seen', check: seen })).toEqual(sending(seen));
  });

  test('who may order meanwhile is known from the newest view, and stays as it was where a view does not tell', () => {
    const inReview = begun({ revision: 3, status: 'in_review' });
    const told = advance(sending(), { kind: 'answered', check: inReview, mayOrder: true });
    expect(told.mayOrder).toBe(true);
    const approvedLater = begun({ revision: 4, status: 'in_review', finding: 'name_differs' });
    expect(advance(told, { kind: 'seen', check: approvedLater }).mayOrder).toBe(true);
    const late: WidgetEvent = { kind: 'seen', check: begun({ revision: 2 }), mayOrder: false };
    expect(advance(told, late)).toBe(told);
  });

  test('the merchant may change who may order meanwhile, and nothing else', () => {
    const waiting = startAt(begun({ status: 'in_review' }));
    const seen: WidgetEvent = { kind: 'seen', check: waiting.check, mayOrder: true };
    expect(advance(waiting, seen)).toEqual({ ...waiting, mayOrder: true });
  });

  test('a verdict undone opens the check again', () => {
    const rejected = startAt(begun({ status: 'manually_rejected' }));
    expect(advance(rejected, { kind: 'seen', check: begun({ revision: 3 }) }).step.name).toBe('photo');
  });

  test('an answer ends the sending even when its view was seen before', () => {
    const seen = begun({ revision: 3, attemptsLeft: 5, finding: 'unreadable' });
    const state = play(sending(), { kind: 'seen', check: seen }, { kind: 'answered', check: seen, mayOrder: false });
    expect(state).toEqual(at({ name: 'photo', problem: null }, seen));
  });

  test('an answer older than what was seen ends the sending but does not replace the view', () => {
    const seen = begun({ revision: 5, attemptsLeft: 4, finding: 'unreadable' });
    const state = play(
      sending(),
      { kind: 'seen', check: seen },
      { kind: 'answered', check: begun({ revision: 3 }), mayOrder: false },
    );
    expect(state.check).toBe(seen);
    expect(state.step.name).toBe('photo');
  });
});

describe('consent', () => {
  const consenting = startAt(viewOf({ needsConsent: true }));
  const agreeing = advance(consenting, { kind: 'started', hasAgreed: true });

  test('has to be given before the shopper goes on', () => {
    expect(advance(consenting, { kind: 'started', hasAgreed: false }).step).toEqual({ ...why, trouble: 'not_agreed' });
    expect(agreeing.step).toEqual({ ...why, isAgreeing: true });
  });

  test('is sent once, however often it is pressed', () => {
    expect(advance(agreeing, { kind: 'started', hasAgreed: true })).toBe(agreeing);
  });

  test('leads on once the receiver knows of it', () => {
    const agreed = viewOf({ revision: 2 });
    expect(advance(agreeing, { kind: 'answered', check: agreed, mayOrder: false })).toEqual(at(choosing, agreed));
  });

  test.each<[CallFailure, Trouble]>([
    ['offline', 'offline'],
    ['timed_out', 'unavailable'],
    ['rate_limited', 'unavailable'],
    ['internal', 'unavailable'],
    ['unauthorized', 'stopped'],
  ])('that got lost by %s is told as "%s", and can be sent again', (code, trouble) => {
    const failed = advance(agreeing, { kind: 'failed', code });
    expect(failed.step).toEqual({ ...why, trouble });
    expect(advance(failed, { kind: 'started', hasAgreed: true }).step).toEqual(agreeing.step);
  });

  test('that the store began to ask for meanwhile is asked for when a photo is refused for it', () => {
    const refused = advance(sending(), { kind: 'failed', code: 'consent_missing' });
    expect(refused.check.needsConsent).toBe(true);
    expect(refused.step).toEqual({ ...why, trouble: 'not_agreed' });
  });
});

describe('a person', () => {
  const interrupted = { name: 'interrupted', photo, cause: 'offline' } as const;
  const asking = advance(person(), { kind: 'personAsked' });

  test.each([why, choosing, interrupted])('can be asked for at "$name", and going back loses nothing', (step) => {
    const wanted = advance(at(step), { kind: 'personWanted' });
    expect(wanted).toEqual(person(step));
    expect(advance(wanted, { kind: 'wentBack' })).toEqual(at(step));
  });

  test('is asked for once, however often it is pressed', () => {
    expect(asking.step).toMatchObject({ name: 'person', isAsking: true });
    expect(advance(asking, { kind: 'personAsked' })).toBe(asking);
  });

  test('who was asked for is waited for', () => {
    const inReview = begun({ revision: 3, status: 'in_review', finding: 'person_asked' });
    expect(advance(asking, { kind: 'answered', check: inReview, mayOrder: true })).toEqual({
      check: inReview,
      mayOrder: true,
      step: { name: 'outcome' },
    });
  });

  test('who could not be asked for can be asked for again', () => {
    const failed = advance(asking, { kind: 'failed', code: 'offline' });
    expect(failed.step).toMatchObject({ name: 'person', trouble: 'offline', isAsking: false });
    expect(advance(failed, { kind: 'personAsked' })).toEqual(asking);
  });
});

describe('the way over to a phone', () => {
  const news = begun({ revision: 3 });

  test.each([why, choosing])('begins at "$name"', (step) => {
    expect(advance(at(step), { kind: 'handOffOpened' })).toEqual(handOff());
  });

  test('ends where the shopper goes on here', () => {
    expect(advance(handOff(), { kind: 'wentBack' })).toEqual(at(choosing));
    expect(advance({ ...handOff(), check: viewOf() }, { kind: 'wentBack' }).step).toEqual(why);
  });

  test('knows when a link ran out, and offers a new one', () => {
    const runOut = advance(handOff(), { kind: 'linkRanOut' });
    expect(runOut).toEqual(handOff('runOut'));
    expect(advance(runOut, { kind: 'handOffRenewed' })).toEqual(handOff());
  });

  test('is taken once there is news from elsewhere, and a link that runs out later changes nothing', () => {
    const taken = advance(handOff(), { kind: 'seen', check: news });
    expect(taken).toEqual({ ...handOff('taken'), check: news });
    expect(advance(taken, { kind: 'linkRanOut' })).toBe(taken);
  });

  test('is not taken by what was done here', () => {
    expect(advance(handOff(), { kind: 'opened', check: news, mayOrder: false }).step).toEqual(handOff().step);
  });

  test('ends with the verdict', () => {
    const verified = begun({ revision: 3, status: 'verified' });
    expect(advance(handOff('taken'), { kind: 'seen', check: verified }).step.name).toBe('outcome');
  });
});

describe('a provider’s own page', () => {
  const away = begun({ isElsewhere: true });
  const screen = { url: 'https://provider.example/', isFrameable: true, expiresAtMs: null };
  const elsewhere = (phase: ElsewherePhase, check = away) => at({ name: 'elsewhere', phase, screen }, check);
  const asked = { name: 'elsewhere', phase: 'starting', screen: null };
  const again = begun({ isElsewhere: true, revision: 3, finding: 'unreadable' });

  test('is asked for once the shopper goes on', () => {
    const start: WidgetEvent = { kind: 'started', hasAgreed: false };
    expect(advance(startAt(viewOf({ isElsewhere: true })), start).step).toEqual(asked);
  });

  test('is opened with the address that was had last', () => {
    const offered = advance(startAt(away), { kind: 'wentElsewhere', to: { phase: 'offered', screen } });
    expect(offered).toEqual(elsewhere('offered'));
    expect(advance(offered, { kind: 'wentElsewhere', to: { phase: 'opened' } })).toEqual(elsewhere('opened'));
  });

  test('is nowhere to go from another step', () => {
    expect(advance(at(choosing), { kind: 'wentElsewhere', to: { phase: 'framed', screen } })).toEqual(at(choosing));
  });

  test.each<[CallFailure, Trouble]>([
    ['offline', 'offline'],
    ['upstream_unavailable', 'unavailable'],
    ['check_closed', 'stopped'],
  ])('that can’t be had for %s is told as "%s"', (code, trouble) => {
    expect(advance(elsewhere('starting'), { kind: 'failed', code })).toEqual(elsewhere(trouble));
  });

  test('that waits for consent leads to it', () => {
    expect(advance(elsewhere('starting'), { kind: 'failed', code: 'consent_missing' })).toMatchObject({
      check: { needsConsent: true },
      step: { ...why, trouble: 'not_agreed' },
    });
  });

  test.each(['offered', 'opened', 'messaged', 'unavailable'] as const)(
    'is asked for anew from "%s" when the provider wants another try',
    (phase) => {
      expect(advance(elsewhere(phase), { kind: 'seen', check: again }).step).toEqual(asked);
    },
  );

  test('that is shown here goes on by itself then', () => {
    expect(advance(elsewhere('framed'), { kind: 'seen', check: again })).toEqual(elsewhere('framed', again));
  });

  test('stays as it is at news that ask for nothing', () => {
    const seen = begun({ isElsewhere: true, revision: 3 });
    expect(advance(elsewhere('opened'), { kind: 'seen', check: seen })).toEqual(elsewhere('opened', seen));
  });

  test('is left when the check is no longer the provider’s, and gone to when it becomes that', () => {
    expect(advance(elsewhere('opened'), { kind: 'seen', check: begun({ revision: 3 }) }).step).toEqual(choosing);
    expect(advance(at(choosing), { kind: 'seen', check: begun({ isElsewhere: true, revision: 3 }) }).step).toEqual(
      asked,
    );
  });

  test.each([{ kind: 'personWanted' }, { kind: 'handOffOpened' }] as const)(
    'can be left, and come back to: $kind',
    (event) => {
      const left = advance(elsewhere('offered'), event);
      expect(left.step.name).not.toBe('elsewhere');
      expect(advance(left, { kind: 'wentBack' }).step.name).toBe('elsewhere');
    },
  );

  test('ends with the verdict', () => {
    const verified = begun({ isElsewhere: true, revision: 3, status: 'verified' });
    expect(advance(elsewhere('framed'), { kind: 'seen', check: verified }).step.name).toBe('outcome');
  });
});
