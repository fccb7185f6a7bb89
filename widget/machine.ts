import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { ProviderScreen } from '../src/contract/wire/provider-screen.ts';
import type { CameraProblem } from './capture/capture.ts';
import type { PhotoProblem } from './photo.ts';
import type { CallFailure } from './receiver.ts';
import { type Cause, causeOf, type Trouble, troubleOf } from './trouble.ts';

/** The way over to a phone: a link is offered, it ran out, or somebody is at the check elsewhere. */
export type HandOffPhase = 'offered' | 'runOut' | 'taken';

/**
 * A provider's own page: it is asked for, waits to be opened, is shown inside ours, was opened beside it, or comes as a message. Or it
 * can't be had just now.
 */
export type ElsewherePhase = 'starting' | 'offered' | 'framed' | 'opened' | 'messaged' | Trouble;

/** How it stands with that page, and its address where that is news. */
export interface Elsewhere {
  readonly phase: ElsewherePhase;
  readonly screen?: ProviderScreen;
}

export type Step =
  /** `isAgreeing` while the receiver is being told of the shopper's consent, which is not there yet when `trouble` says so. */
  | { readonly name: 'why'; readonly trouble: 'not_agreed' | Trouble | null; readonly isAgreeing: boolean }
  | { readonly name: 'handOff'; readonly phase: HandOffPhase }
  /** `from` is where the shopper goes back to, with all that they had there. */
  | { readonly name: 'person'; readonly from: Asking; readonly trouble: Trouble | null; readonly isAsking: boolean }
  /** `screen` is the last one that was had. */
  | { readonly name: 'elsewhere'; readonly phase: ElsewherePhase; readonly screen: ProviderScreen | null }
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

/** A step from which a person can be asked for. */
type Asking = Extract<Step, { name: 'why' | 'elsewhere' | 'photo' | 'interrupted' }>;

export interface State {
  readonly check: CheckView;
  /** Whether the shopper may order while a person looks at the check. */
  readonly mayOrder: boolean;
  readonly step: Step;
}

/** What can happen to the widget. Events that make no sense at the present step change nothing: a second click, a late answer. */
export type WidgetEvent =
  | { readonly kind: 'confirmed' | 'cancelled' | 'discarded' | 'cameraOpened' | 'cameraClosed' | 'wentBack' }
  | { readonly kind: 'handOffOpened' | 'handOffRenewed' | 'linkRanOut' | 'personWanted' | 'personAsked' }
  /** `hasAgreed` where the store asks for consent. */
  | { readonly kind: 'started'; readonly hasAgreed: boolean }
  | { readonly kind: 'wentElsewhere'; readonly to: Elsewhere }
  | { readonly kind: 'chosen'; readonly file: Blob }
  | { readonly kind: 'cameraManual' }
  | { readonly kind: 'cameraFailed'; readonly problem: CameraProblem }
  /** `isRead` when a barcode was read in it, so that nobody needs to look at it first. */
  | { readonly kind: 'captured'; readonly photo: Blob; readonly isRead: boolean }
  | { readonly kind: 'prepared'; readonly photo: Blob }
  | { readonly kind: 'refused'; readonly problem: PhotoProblem }
  | { readonly kind: 'progressed'; readonly sentShare: number }
  | { readonly kind: 'failed'; readonly code: CallFailure }
  /** The receiver's answer to what is being sent: the photo, the consent, or the wish for a person. */
  | { readonly kind: 'answered'; readonly check: CheckView; readonly mayOrder: boolean }
  /** The receiver's answer to the news that the shopper began here. */
  | { readonly kind: 'opened'; readonly check: CheckView; readonly mayOrder: boolean }
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
  return { ...place, step: check.status === 'pending' || check.needsConsent ? explaining : showing(check) };
}

const explaining: Extract<Step, { name: 'why' }> = { name: 'why', trouble: null, isAgreeing: false };
const choosing: Step = { name: 'photo', problem: null };
const leaving: Step = { name: 'elsewhere', phase: 'starting', screen: null };

/** Where the shopper shows their document. */
const showing = ({ isElsewhere }: CheckView) => (isElsewhere ? leaving : choosing);

/** The state after the event; the same object when nothing changes. Pure. */
export function advance(state: State, event: WidgetEvent): State {
  const { check, step } = state;
  const go = (next: Step): State => ({ ...state, step: next });
  switch (event.kind) {
    case 'started':
      if (step.name !== 'why' || step.isAgreeing) return state;
      if (!check.needsConsent) return go(showing(check));
      return go({ ...explaining, ...(event.hasAgreed ? { isAgreeing: true } : { trouble: 'not_agreed' }) });
    case 'handOffOpened':
      return step.name === 'why' || step.name === 'elsewhere' || step.name === 'photo'
        ? go({ name: 'handOff', phase: 'offered' })
        : state;
    case 'handOffRenewed':
      return step.name === 'handOff' ? go({ name: 'handOff', phase: 'offered' }) : state;
    case 'linkRanOut':
      return step.name === 'handOff' && step.phase === 'offered' ? go({ name: 'handOff', phase: 'runOut' }) : state;
    case 'personWanted':
      return step.name === 'why' || step.name === 'elsewhere' || step.name === 'photo' || step.name === 'interrupted'
        ? go({ name: 'person', from: step, trouble: null, isAsking: false })
        : state;
    case 'personAsked':
      return step.name === 'person' && !step.isAsking ? go({ ...step, trouble: null, isAsking: true }) : state;
    case 'wentBack':
      if (step.name === 'person') return go(step.from);
      return step.name === 'handOff' ? startAt(check, state.mayOrder) : state;
    case 'wentElsewhere':
      return step.name === 'elsewhere' ? go({ ...step, ...event.to }) : state;
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
      if (step.name === 'person' && step.isAsking)
        return go({ ...step, trouble: troubleOf(event.code), isAsking: false });
      if (step.name === 'why' && step.isAgreeing) return go({ ...explaining, trouble: troubleOf(event.code) });
      if (step.name !== 'sending' && step.name !== 'elsewhere') return state;
      // The store began to ask for it only now.
      if (event.code === 'consent_missing')
        return { ...state, check: { ...check, needsConsent: true }, step: { ...explaining, trouble: 'not_agreed' } };
      return go(
        step.name === 'sending' ? afterFailure(step.photo, event.code) : { ...step, phase: troubleOf(event.code) },
      );
    case 'answered': {
      if (!isSending(step)) return afterLook(state, event.check, event.mayOrder, false);
      const newest = isNewer(check, event.check) ? event : state;
      return { check: newest.check, mayOrder: newest.mayOrder, step: afterAnswer(newest.check) };
    }
    case 'opened':
      return afterLook(state, event.check, event.mayOrder, false);
    case 'seen':
      return afterLook(state, event.check, event.mayOrder ?? state.mayOrder, true);
    default:
      return event satisfies never;
  }
}

function isSending(step: Step): boolean {
  switch (step.name) {
    case 'why':
      return step.isAgreeing;
    case 'person':
      return step.isAsking;
    default:
      return step.name === 'sending';
  }
}

function afterAnswer(check: CheckView): Step {
  return takesPhotos(check) ? showing(check) : { name: 'outcome' };
}

/** A verdict, or a verdict undone, moves the shopper; anything less leaves them at what they are doing. */
function afterLook(state: State, seen: CheckView, mayOrder: boolean, isFromElsewhere: boolean): State {
  const { check, step } = state;
  // The merchant may change who may order meanwhile, and nothing else about the check.
  if (seen.checkId === check.checkId && seen.revision === check.revision && mayOrder !== state.mayOrder)
    return { ...state, mayOrder };
  if (!isNewer(check, seen)) return state;
  const isMoved = seen.isElsewhere !== check.isElsewhere && (step.name === 'elsewhere' || step.name === 'photo');
  if (!takesPhotos(seen) || step.name === 'outcome' || isMoved) return startAt(seen, mayOrder);
  const go = (next: Step): State => ({ check: seen, mayOrder, step: next });
  if (isFromElsewhere && step.name === 'handOff') return go({ name: 'handOff', phase: 'taken' });
  // The provider could not use it, and wants it again: by a new link, while a page that is shown here goes on by itself.
  return go(step.name === 'elsewhere' && step.phase !== 'framed' && seen.finding ? leaving : step);
}

function afterFailure(photo: Blob, code: CallFailure): Step {
  switch (code) {
    case 'too_large':
      return { name: 'photo', problem: 'too_large' };
    case 'not_an_image':
    case 'unsupported_media_type':
      return { name: 'photo', problem: 'cannot_open' };
    default:
      return { name: 'interrupted', photo, cause: causeOf(code) };
  }
}
