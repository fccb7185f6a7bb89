import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { CameraProblem } from './capture/capture.ts';
import type { PhotoProblem } from './photo.ts';
import type { CallFailure } from './receiver.ts';

/**
 * Why a photo did not get through, by what the shopper can do about it. `slow`: nothing moved for too long. `upstream`: the shop or
 * the provider can't be reached. `unavailable`: the receiver's own fault. `stopped`: trying again will hardly help.
 */
export type Cause = 'offline' | 'slow' | 'upstream' | 'unavailable' | 'busy' | 'stopped';

export type Step =
  | { readonly name: 'why' }
  /** `problem` is what was wrong with the camera, or with the last file before anybody looked for a barcode in it. */
  | { readonly name: 'photo'; readonly problem: PhotoProblem | CameraProblem | null }
  /** `isManual` when this browser won't look for the barcode by itself. */
  | { readonly name: 'camera'; readonly isManual: boolean }
  | { readonly name: 'preparing'; readonly file: Blob }
  | { readonly name: 'preview'; readonly photo: Blob }
  /** `sentShare` runs from 0 to 1; at 1 the receiver is reading. */
  | { readonly name: 'sending'; readonly photo: Blob; readonly sentShare: number }
  | { readonly name: 'interrupted'; readonly photo: Blob; readonly cause: Cause }
  | { readonly name: 'outcome' };

export interface State {
  readonly check: CheckView;
  /** Whether the shopper may order while a person looks at the check. */
  readonly mayOrder: boolean;
  readonly step: Step;
}

/** What can happen to the widget. Events that make no sense at the present step change nothing: a second click, a late answer. */
export type WidgetEvent =
  | { readonly kind: 'started' | 'confirmed' | 'cancelled' | 'discarded' | 'cameraOpened' | 'cameraClosed' }
  | { readonly kind: 'chosen'; readonly file: Blob }
  | { readonly kind: 'cameraManual' }
  | { readonly kind: 'cameraFailed'; readonly problem: CameraProblem }
  /** `isRead` when a barcode was read in it, so that nobody needs to look at it first. */
  | { readonly kind: 'captured'; readonly photo: Blob; readonly isRead: boolean }
  | { readonly kind: 'prepared'; readonly photo: Blob }
  | { readonly kind: 'refused'; readonly problem: PhotoProblem }
  | { readonly kind: 'progressed'; readonly sentShare: number }
  | { readonly kind: 'failed'; readonly code: CallFailure }
  /** The receiver's answer to the photo that is being sent. */
  | { readonly kind: 'answered'; readonly check: CheckView; readonly mayOrder: boolean }
  /** A view of the check that came from anywhere else. `mayOrder` is as it was where it is not told. */
  | { readonly kind: 'seen'; readonly check: CheckView; readonly mayOrder?: boolean | undefined };

const takesPhotos = ({ status }: CheckView) => status === 'pending' || status === 'in_progress';

/** Whether `other` is a later view of the same check. */
export const isNewer = (check: CheckView, other: CheckView) =>
  other.checkId === check.checkId && other.revision > check.revision;

/** Where a shopper who comes (back) to this check is. */
export function startAt(check: CheckView, mayOrder = false): State {
  const place = { check, mayOrder };
  if (!takesPhotos(check)) return { ...place, step: { name: 'outcome' } };
  return { ...place, step: check.status === 'pending' ? { name: 'why' } : choosing };
}

const choosing: Step = { name: 'photo', problem: null };

/** The state after the event; the same object when nothing changes. Pure. */
export function advance(state: State, event: WidgetEvent): State {
  const { check, step } = state;
  const go = (next: Step): State => ({ ...state, step: next });
  switch (event.kind) {
    case 'started':
      return step.name === 'why' ? go(choosing) : state;
    case 'cameraOpened':
      return step.name === 'photo' ? go({ name: 'camera', isManual: false }) : state;
    case 'cameraManual':
      return step.name === 'camera' ? go({ name: 'camera', isManual: true }) : state;
    case 'cameraClosed':
      return step.name === 'camera' ? go(choosing) : state;
    case 'cameraFailed':
      return step.name === 'camera' ? go({ name: 'photo', problem: event.problem }) : state;
    case 'captured':
      if (step.name !== 'camera') return state;
      return go(
        event.isRead ? { name: 'sending', photo: event.photo, sentShare: 0 } : { name: 'preview', photo: event.photo },
      );
    case 'chosen':
      return step.name === 'photo' ? go({ name: 'preparing', file: event.file }) : state;
    case 'prepared':
      return step.name === 'preparing' ? go({ name: 'preview', photo: event.photo }) : state;
    case 'refused':
      return step.name === 'preparing' ? go({ name: 'photo', problem: event.problem }) : state;
    case 'discarded':
      return step.name === 'preview' || step.name === 'interrupted' ? go(choosing) : state;
    case 'confirmed':
      return step.name === 'preview' || step.name === 'interrupted'
        ? go({ name: 'sending', photo: step.photo, sentShare: 0 })
        : state;
    case 'progressed':
      return step.name === 'sending' ? go({ ...step, sentShare: event.sentShare }) : state;
    case 'cancelled':
      // Once all of it arrived, it counts, and only the answer is waited for.
      return step.name === 'sending' && step.sentShare < 1 ? go({ name: 'preview', photo: step.photo }) : state;
    case 'failed':
      return step.name === 'sending' ? go(afterFailure(step.photo, event.code)) : state;
    case 'answered': {
      if (step.name !== 'sending') return afterLook(state, event.check, event.mayOrder);
      const newest = isNewer(check, event.check) ? event : state;
      return { check: newest.check, mayOrder: newest.mayOrder, step: afterPhoto(newest.check) };
    }
    case 'seen':
      return afterLook(state, event.check, event.mayOrder ?? state.mayOrder);
    default:
      return event satisfies never;
  }
}

function afterPhoto(check: CheckView): Step {
  return takesPhotos(check) ? choosing : { name: 'outcome' };
}

/** A verdict, or a verdict undone, moves the shopper; anything less leaves them at what they are doing. */
function afterLook(state: State, seen: CheckView, mayOrder: boolean): State {
  const { check, step } = state;
  // The merchant may change who may order meanwhile, and nothing else about the check.
  if (seen.checkId === check.checkId && seen.revision === check.revision && mayOrder !== state.mayOrder)
    return { ...state, mayOrder };
  if (!isNewer(check, seen)) return state;
  const mustMove = !takesPhotos(seen) || step.name === 'outcome';
  return mustMove ? startAt(seen, mayOrder) : { check: seen, mayOrder, step };
}

function afterFailure(photo: Blob, code: CallFailure): Step {
  switch (code) {
    case 'too_large':
      return { name: 'photo', problem: 'too_large' };
    case 'not_an_image':
    case 'unsupported_media_type':
      return { name: 'photo', problem: 'cannot_open' };
    default:
      return { name: 'interrupted', photo, cause: causes[code] ?? 'stopped' };
  }
}

const causes: { readonly [code in CallFailure]?: Cause } = {
  offline: 'offline',
  timed_out: 'slow',
  upstream_unavailable: 'upstream',
  busy: 'busy',
  rate_limited: 'busy',
  unexpected: 'unavailable',
  internal: 'unavailable',
  incomplete_body: 'unavailable',
};
