import type { CheckView } from '../../src/contract/wire/check-view.ts';
import type { HandOff } from '../../src/contract/wire/hand-off.ts';
import { fail, ok, type Result } from '../../src/contract/wire/result.ts';
import type { CameraProblem, Hint, Viewfinder } from '../capture/capture.ts';
import { type ElsewherePhase, type State, type Step, startAt } from '../machine.ts';
import type { PhotoProblem } from '../photo.ts';
import type { CallFailure } from '../receiver.ts';
import type { Cause, Trouble } from '../trouble.ts';

/** One state of the widget, as the gallery shows it. */
export interface Exhibit {
  readonly at: State;
  /** What the camera shows. Null while it starts, and where there is none. */
  readonly viewfinder: Viewfinder | null;
  readonly hint: Hint;
  /** Whether it is shown as on a computer, with the way over to a phone. */
  readonly isComputer: boolean;
  /** What comes of asking for a link. Null while it is asked for. */
  readonly link: Result<HandOff, CallFailure> | null;
}

const made: CheckView = {
  checkId: 'chk_0123456789abcdefghij',
  status: 'pending',
  revision: 1,
  requirement: { ial: 1, minimumAge: 21 },
  finding: null,
  attemptsLeft: 6,
  needsConsent: false,
  keptDays: 30,
  isElsewhere: false,
};
const begun: CheckView = { ...made, status: 'in_progress' };

const plain: Viewfinder = { deviceId: 'one', cameras: [], hasLight: false, isFacingUser: false };
const rich: Viewfinder = {
  ...plain,
  cameras: [
    { deviceId: 'one', label: 'Back Camera' },
    { deviceId: 'two', label: '' },
  ],
  hasLight: true,
};

/** A drawing in place of a photo: the back of a card. */
const photo = new Blob(
  [
    '<svg xmlns="http://www.w3.org/2000/svg" width="856" height="540"><rect width="856" height="540" rx="30" fill="#f3f5f1"/>',
    '<rect y="40" width="856" height="80" fill="#222"/><path d="M50 220h756" stroke="#222" stroke-width="160" ',
    'stroke-dasharray="7 4 12 6 3 9 5 3 8 11"/></svg>',
  ],
  { type: 'image/svg+xml' },
);

const exhibit = (at: State, changes: Partial<Exhibit> = {}): Exhibit => ({
  at,
  viewfinder: null,
  hint: 'searching',
  isComputer: false,
  link: null,
  ...changes,
});
const standing = (changes: Partial<CheckView>, mayOrder = false) =>
  exhibit(startAt({ ...begun, ...changes }, mayOrder));
const doing = (step: Step, changes: Partial<Exhibit> = {}) => exhibit({ check: begun, mayOrder: false, step }, changes);

const each = <T extends string>(prefix: string, names: readonly T[], show: (name: T) => Exhibit) =>
  Object.fromEntries(names.map((name) => [`${prefix}${name.replaceAll('_', '-')}`, show(name)]));

const fileProblems: readonly PhotoProblem[] = ['empty', 'not_a_picture', 'cannot_open', 'too_large'];
const cameraProblems: readonly CameraProblem[] = ['refused', 'missing', 'in_use', 'lost'];
const hints: readonly Hint[] = ['dark', 'glare', 'still', 'closer', 'other_code'];
const onComputer = { isComputer: true } as const;
const troubles: readonly Trouble[] = ['offline', 'unavailable', 'stopped'];
const link = (expiresAtMs: number, mayMail = false) =>
  ok({
    link: 'https://idgate.receiver.example/verify/#0123456789-abcdefghijklmnopqrstuvwxyz_ABCDEF',
    expiresAtMs,
    mayMail,
  });
const offered: Step = { name: 'handOff', phase: 'offered' };
const photoStep = { name: 'photo', problem: null } as const;
const why = { name: 'why', trouble: null, isAgreeing: false } as const;
const consenting = { ...made, needsConsent: true };
const explaining = (step: Partial<Extract<Step, { name: 'why' }>>) =>
  exhibit({ check: consenting, mayOrder: false, step: { ...why, ...step } });
const person = { name: 'person', from: photoStep, trouble: null, isAsking: false } as const;

const causes: readonly Cause[] = ['offline', 'slow', 'upstream', 'unavailable', 'busy', 'stopped'];
const reviews = ['document_expired', 'name_differs', 'attempts_used_up', 'person_asked'] as const;
const camera = { name: 'camera', isManual: false } as const;
const away: CheckView = { ...made, isElsewhere: true };
/** A provider's page, with nothing on it. */
const screen = { url: 'about:blank', isFrameable: true, expiresAtMs: null };
const elsewhere = (phase: ElsewherePhase, changes: Partial<CheckView> = {}, others: Partial<Exhibit> = {}) =>
  exhibit(
    {
      check: { ...away, status: 'in_progress', ...changes },
      mayOrder: false,
      step: { name: 'elsewhere', phase, screen },
    },
    others,
  );
const phases: readonly ElsewherePhase[] = ['starting', 'offered', 'framed', 'opened', 'messaged', ...troubles];

/** Every state of the widget by its name. */
export const exhibits: Readonly<Record<string, Exhibit>> = {
  why: exhibit(startAt(made)),
  'why-identity': exhibit(startAt({ ...made, requirement: { ial: 1, minimumAge: null } })),
  'why-kept-for-a-day': exhibit(startAt({ ...made, keptDays: 1 })),
  'why-kept-with-the-order': exhibit(startAt({ ...made, keptDays: null })),
  'why-on-a-computer': exhibit(startAt(made), onComputer),
  'why-consent': explaining({}),
  'why-not-agreed': explaining({ trouble: 'not_agreed' }),
  'why-agreeing': explaining({ isAgreeing: true }),
  ...each('why-', troubles, (trouble) => explaining({ trouble })),
  'hand-off-starting': doing(offered, onComputer),
  'hand-off': doing(offered, { ...onComputer, link: link(600_000) }),
  'hand-off-mail': doing(offered, { ...onComputer, link: link(600_000, true) }),
  'hand-off-last-minute': doing(offered, { ...onComputer, link: link(60_000) }),
  'hand-off-offline': doing(offered, { ...onComputer, link: fail('offline') }),
  'hand-off-run-out': doing({ name: 'handOff', phase: 'runOut' }, onComputer),
  'hand-off-taken': doing({ name: 'handOff', phase: 'taken' }, onComputer),
  'elsewhere-why': exhibit(startAt(away)),
  'elsewhere-why-on-a-computer': exhibit(startAt(away), onComputer),
  'elsewhere-why-kept-with-the-order': exhibit(startAt({ ...away, keptDays: null })),
  'elsewhere-why-consent': exhibit(startAt({ ...away, needsConsent: true })),
  ...each('elsewhere-', phases, (phase) => elsewhere(phase)),
  'elsewhere-on-a-computer': elsewhere('offered', {}, onComputer),
  'elsewhere-again': elsewhere('offered', { finding: 'unreadable' }),
  'elsewhere-framed-again': elsewhere('framed', { finding: 'unreadable' }),
  person: doing(person),
  'person-asking': doing({ ...person, isAsking: true }),
  ...each('person-', troubles, (trouble) => doing({ ...person, trouble })),
  photo: standing({}),
  'photo-on-a-computer': exhibit(startAt(begun), onComputer),
  'photo-unreadable': standing({ finding: 'unreadable', attemptsLeft: 5 }),
  'photo-not-a-licence': standing({ finding: 'not_a_licence', attemptsLeft: 4 }),
  'photo-last-attempt': standing({ finding: 'unreadable', attemptsLeft: 1 }),
  ...each('photo-', fileProblems, (problem) => doing({ name: 'photo', problem })),
  ...each('photo-camera-', cameraProblems, (problem) => doing({ name: 'photo', problem })),
  'camera-starting': doing(camera),
  camera: doing(camera, { viewfinder: rich }),
  'camera-manual': doing({ ...camera, isManual: true }, { viewfinder: plain }),
  ...each('camera-', hints, (hint) => doing(camera, { viewfinder: plain, hint })),
  preparing: doing({ name: 'preparing', file: photo }),
  preview: doing({ name: 'preview', photo }),
  sending: doing({ name: 'sending', photo, sentShare: 0.2 }),
  checking: doing({ name: 'sending', photo, sentShare: 1 }),
  ...each('interrupted-', causes, (cause) => doing({ name: 'interrupted', photo, cause })),
  'outcome-verified': standing({ status: 'verified' }),
  'outcome-manually-approved': standing({ status: 'manually_approved' }),
  'outcome-manually-rejected': standing({ status: 'manually_rejected' }),
  'outcome-under-age': standing({ status: 'failed', finding: 'under_age' }),
  'outcome-failed': standing({ status: 'failed' }),
  'outcome-in-review': standing({ status: 'in_review' }),
  'outcome-in-review-may-order': standing({ status: 'in_review' }, true),
  ...each('outcome-', reviews, (finding) => standing({ status: 'in_review', finding })),
  'outcome-attempts-used-up-may-order': standing({ status: 'in_review', finding: 'attempts_used_up' }, true),
};
