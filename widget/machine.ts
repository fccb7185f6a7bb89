import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { PhotoProblem } from './photo.ts';
import type { CallFailure } from './receiver.ts';

/** Why a photo did not get through, by what the shopper can do about it. `stopped`: trying again will hardly help. */
export type Cause = 'offline' | 'unavailable' | 'busy' | 'stopped';

export type Step =
  | { readonly name: 'why' }
  /** `problem` is what was wrong with the last file, before anybody looked for a barcode in it. */
  | { readonly name: 'photo'; readonly problem: PhotoProblem | null }
  | { readonly name: 'preparing'; readonly file: Blob }
  | { readonly name: 'preview'; readonly photo: Blob }
  /** `sentShare` runs from 0 to 1; at 1 the receiver is reading. */
  | { readonly name: 'sending'; readonly photo: Blob; readonly sentShare: number }
  | { readonly name: 'interrupted'; readonly photo: Blob; readonly cause: Cause }
  | { readonly name: 'outcome' };

export interface State {
  readonly check: CheckView;
  readonly step: Step;
}

/** What can happen to the widget. Events that make no sense at the present step change nothing: a second click, a late answer. */
export type WidgetEvent =
  | { readonly kind: 'started' | 'confirmed' | 'cancelled' | 'discarded' }
  | { readonly kind: 'chosen'; readonly file: Blob }
  | { readonly kind: 'prepared'; readonly photo: Blob }
  | { readonly kind: 'refused'; readonly problem: PhotoProblem }
  | { readonly kind: 'progressed'; readonly sentShare: number }
  | { readonly kind: 'failed'; readonly code: CallFailure }
  /** The receiver's answer to the photo that is being sent. */
  | { readonly kind: 'answered'; readonly check: CheckView }
  /** A view of the check that came from anywhere else. */
  | { readonly kind: 'seen'; readonly check: CheckView };

const takesPhotos = ({ status }: CheckView) => status === 'pending' || status === 'in_progress';

/** Whether `other` is a later view of the same check. */
export const isNewer = (check: CheckView, other: CheckView) =>
  other.checkId === check.checkId && other.revision > check.revision;

/** Where a shopper who comes (back) to this check is. */
export function startAt(check: CheckView): State {
  if (!takesPhotos(check)) return { check, step: { name: 'outcome' } };
  return { check, step: check.status === 'pending' ? { name: 'why' } : { name: 'photo', problem: null } };
}

/** The state after the event; the same object when nothing changes. Pure. */
export function advance(state: State, event: WidgetEvent): State {
  const { check, step } = state;
  switch (event.kind) {
    case 'started':
      return step.name === 'why' ? { check, step: { name: 'photo', problem: null } } : state;
    case 'chosen':
      return step.name === 'photo' ? { check, step: { name: 'preparing', file: event.file } } : state;
    case 'prepared':
      return step.name === 'preparing' ? { check, step: { name: 'preview', photo: event.photo } } : state;
    case 'refused':
      return step.name === 'preparing' ? { check, step: { name: 'photo', problem: event.problem } } : state;
    case 'discarded':
      return step.name === 'preview' || step.name === 'interrupted'
        ? { check, step: { name: 'photo', problem: null } }
        : state;
    case 'confirmed':
      return step.name === 'preview' || step.name === 'interrupted'
        ? { check, step: { name: 'sending', photo: step.photo, sentShare: 0 } }
        : state;
    case 'progressed':
      return step.name === 'sending' ? { check, step: { ...step, sentShare: event.sentShare } } : state;
    case 'cancelled':
      // Once all of it arrived, it counts, and only the answer is waited for.
      return step.name === 'sending' && step.sentShare < 1
        ? { check, step: { name: 'preview', photo: step.photo } }
        : state;
    case 'failed':
      return step.name === 'sending' ? { check, step: afterFailure(step.photo, event.code) } : state;
    case 'answered': {
      const newest = isNewer(check, event.check) ? event.check : check;
      return step.name === 'sending' ? { check: newest, step: afterPhoto(newest) } : afterLook(state, event.check);
    }
    case 'seen':
      return afterLook(state, event.check);
    default:
      return event satisfies never;
  }
}

function afterPhoto(check: CheckView): Step {
  return takesPhotos(check) ? { name: 'photo', problem: null } : { name: 'outcome' };
}

/** A verdict, or a verdict undone, moves the shopper; anything less leaves them at what they are doing. */
function afterLook(state: State, seen: CheckView): State {
  const { check, step } = state;
  if (!isNewer(check, seen)) return state;
  const mustMove = !takesPhotos(seen) || step.name === 'outcome';
  return mustMove ? startAt(seen) : { check: seen, step };
}

function afterFailure(photo: Blob, code: CallFailure): Step {
  switch (code) {
    case 'too_large':
      return { name: 'photo', problem: 'too_large' };
    case 'not_an_image':
    case 'unsupported_media_type':
      return { name: 'photo', problem: 'cannot_open' };
    case 'offline':
      return { name: 'interrupted', photo, cause: 'offline' };
    case 'busy':
    case 'rate_limited':
      return { name: 'interrupted', photo, cause: 'busy' };
    case 'timed_out':
    case 'unexpected':
    case 'upstream_unavailable':
    case 'internal':
    case 'incomplete_body':
      return { name: 'interrupted', photo, cause: 'unavailable' };
    default:
      return { name: 'interrupted', photo, cause: 'stopped' };
  }
}
