import { describe, expect, test } from 'vitest';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { advance, type Cause, type State, startAt, type WidgetEvent } from '../../widget/machine.ts';
import type { PhotoProblem } from '../../widget/photo.ts';
import type { CallFailure } from '../../widget/receiver.ts';
import { begun, jpegOf, viewOf } from './fixture.ts';

const photo = jpegOf();
const at = (step: State['step'], check = begun()): State => ({ check, mayOrder: false, step });
const sending = (check = begun()) => at({ name: 'sending', photo, sentShare: 0.5 }, check);
const play = (state: State, ...events: WidgetEvent[]) => events.reduce(advance, state);

describe('a shopper who comes (back) to a check', () => {
  test.each<[Partial<CheckView>, State['step']['name']]>([
    [{ status: 'pending' }, 'why'],
    [{ status: 'in_progress' }, 'photo'],
    [{ status: 'in_progress', finding: 'unreadable' }, 'photo'],
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
    { kind: 'started' },
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
    ['a second start', startAt(begun()), { kind: 'started' }],
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
