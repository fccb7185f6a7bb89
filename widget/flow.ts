import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { CheckUpdate } from '../src/contract/wire/check-update.ts';
import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { HandOff } from '../src/contract/wire/hand-off.ts';
import type { ProviderScreen } from '../src/contract/wire/provider-screen.ts';
import { fail, type Result } from '../src/contract/wire/result.ts';
import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type { CameraProblem } from './capture/capture.ts';
import { advance, type Elsewhere, isNewer, type State, type WidgetEvent } from './machine.ts';
import type { Tools } from './tools.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What the shopper can do. Each is safe to repeat: what makes no sense at the present step does nothing. */
export interface Actions {
  /** `hasAgreed` tells whether the shopper ticked the box, where there is one. */
  start(hasAgreed: boolean): void;
  choose(file: Blob): void;
  openCamera(): void;
  closeCamera(): void;
  /** Takes the picture in hand, as the camera shows it. */
  shoot(photo: Blob): void;
  /** Sends the photo, for the first time or again. */
  send(): void;
  cancel(): void;
  discard(): void;
  /** Offers the check to the shopper's phone, for the first time or again. */
  openHandOff(): void;
  renewHandOff(): void;
  /** Leads to asking for a person. */
  wantPerson(): void;
  askPerson(): void;
  goBack(): void;
}

/** What the live camera reports. */
export interface CameraReports {
  onFound(photo: Blob): void;
  onManual(): void;
  onProblem(problem: CameraProblem): void;
}

/** What the way over to the phone works with. */
export interface HandOffWork {
  makeLink(): Promise<Result<HandOff, Trouble>>;
  mailLink(): Promise<Result<true, Trouble>>;
  onRunOut(): void;
}

/** What the way to a provider's own page works with. */
export interface ElsewhereWork {
  /** Asks where the page is. Undefined when that is not to be had, which is told already, or after the signal. */
  findScreen(signal: AbortSignal): Promise<ProviderScreen | undefined>;
  /** By the shopper. */
  goElsewhere(to: Elsewhere): void;
  onElsewhere(to: Elsewhere): void;
  /** Asks the receiver how the check stands: whatever a provider's page says means no more than that. */
  look(): void;
}

export interface Flow extends Actions, CameraReports, HandOffWork, ElsewhereWork {
  readonly state: State;
  /** Takes in a view of the check from outside. */
  show(check: CheckView, mayOrder?: boolean): void;
}

/**
 * Runs the state machine: each step that waits for something owns the work it waits for, and leaving the step, however that comes
 * about, ends that work. By layout effects, because others are cleaned up only some time after the step is gone.
 * `beforeEvent` is told of every event just before it changes anything.
 */
export function useFlow(
  at: State,
  options: WidgetOptions,
  { receiver, prepare }: Tools,
  beforeEvent: (isByShopper: boolean) => void,
): Flow {
  const [state, dispatch] = useReducer(advance, at);
  const { step } = state;

  const isOpened = useRef(false);
  const latest = useRef(state.check);
  const life = useMemo(() => new AbortController(), []);
  useLayoutEffect(() => () => life.abort(), [life]);

  const happen = (event: WidgetEvent) => {
    beforeEvent(false);
    if ('check' in event && isNewer(latest.current, event.check)) latest.current = event.check;
    dispatch(event);
  };
  const press = (event: WidgetEvent) => {
    beforeEvent(true);
    dispatch(event);
  };
  /** Takes in the receiver's own answer, and lets the page know when it is news. */
  const learn = (event: WidgetEvent & { readonly check: CheckView }) => {
    const isNews = isNewer(latest.current, event.check);
    happen(event);
    if (isNews) options.onCheck(event.check);
  };

  const file = step.name === 'preparing' ? step.file : null;
  useLayoutEffect(() => {
    if (!file) return undefined;
    let isWanted = true;
    prepare(file).then((result) => {
      if (!isWanted) return;
      happen(result.ok ? { kind: 'prepared', photo: result.value } : { kind: 'refused', problem: result.code });
    });
    return () => {
      isWanted = false;
    };
  }, [file]);

  const photo = step.name === 'sending' ? step.photo : null;
  useLayoutEffect(() => {
    if (!photo) return undefined;
    const leaving = new AbortController();
    const onProgress = (sentShare: number) => happen({ kind: 'progressed', sentShare });
    receiver.sendPhoto(photo, leaving.signal, onProgress).then((result) => {
      if (leaving.signal.aborted) return;
      if (result.ok) learn({ kind: 'answered', ...viewIn(result.value) });
      else happen({ kind: 'failed', code: result.code });
    });
    return () => leaving.abort();
  }, [photo]);

  /** The call that this step waits for, if it is one without a photo. */
  const asked =
    (step.name === 'why' && step.isAgreeing && receiver.agree) ||
    (step.name === 'person' && step.isAsking && receiver.askPerson) ||
    null;
  useLayoutEffect(() => {
    if (!asked) return undefined;
    const leaving = new AbortController();
    asked(leaving.signal).then((result) => {
      if (leaving.signal.aborted) return;
      if (result.ok) learn({ kind: 'answered', ...viewIn(result.value) });
      else happen({ kind: 'failed', code: result.code });
    });
    return () => leaving.abort();
  }, [asked]);

  const open = () =>
    receiver.open(life.signal).then((result) => {
      if (result.ok && !life.signal.aborted) learn({ kind: 'opened', ...viewIn(result.value) });
    });
  // Once the shopper goes on here, whatever they agreed to on the way.
  const isHere = step.name === 'photo' || step.name === 'elsewhere';
  useLayoutEffect(() => {
    if (!isHere || isOpened.current || state.check.status !== 'pending') return;
    isOpened.current = true;
    // When this fails, nothing is lost: what comes next meets the same trouble, and says so with the shopper's photo kept.
    open();
  }, [isHere]);

  const canResume = step.name === 'interrupted' && step.cause !== 'stopped';
  useLayoutEffect(() => {
    if (!canResume) return undefined;
    const resume = () => happen({ kind: 'confirmed' });
    addEventListener('online', resume);
    return () => removeEventListener('online', resume);
  }, [canResume]);

  return {
    state,
    start: (hasAgreed) => press({ kind: 'started', hasAgreed }),
    openHandOff: () => press({ kind: 'handOffOpened' }),
    renewHandOff: () => press({ kind: 'handOffRenewed' }),
    async makeLink() {
      const made = await receiver.makeHandOff(life.signal);
      return made.ok ? made : fail(troubleOf(made.code));
    },
    async mailLink() {
      const sent = await receiver.mailHandOff(life.signal);
      return sent.ok ? sent : fail(troubleOf(sent.code));
    },
    onRunOut: () => happen({ kind: 'linkRanOut' }),
    async findScreen(signal) {
      const found = await receiver.findScreen(signal);
      if (signal.aborted) return undefined;
      if (found.ok) return found.value;
      happen({ kind: 'failed', code: found.code });
      // The check has its verdict, or is no longer the provider's.
      open();
      return undefined;
    },
    goElsewhere: (to) => press({ kind: 'wentElsewhere', to }),
    onElsewhere: (to) => happen({ kind: 'wentElsewhere', to }),
    look: open,
    wantPerson: () => press({ kind: 'personWanted' }),
    askPerson: () => press({ kind: 'personAsked' }),
    goBack: () => press({ kind: 'wentBack' }),
    openCamera: () => press({ kind: 'cameraOpened' }),
    closeCamera: () => press({ kind: 'cameraClosed' }),
    shoot: (taken) => press({ kind: 'captured', photo: taken, isRead: false }),
    onFound: (found) => happen({ kind: 'captured', photo: found, isRead: true }),
    onManual: () => happen({ kind: 'cameraManual' }),
    onProblem: (problem) => happen({ kind: 'cameraFailed', problem }),
    choose: (chosen) => press({ kind: 'chosen', file: chosen }),
    send: () => press({ kind: 'confirmed' }),
    cancel: () => press({ kind: 'cancelled' }),
    discard: () => press({ kind: 'discarded' }),
    show: (check, mayOrder) => happen({ kind: 'seen', check, mayOrder }),
  };
}

const viewIn = ({ check, mayOrder }: CheckUpdate) => ({ check, mayOrder });
