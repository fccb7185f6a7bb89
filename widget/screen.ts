import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { CameraProblem } from './capture/capture.ts';
import type { HandOffPhase, State } from './machine.ts';
import type { PhotoProblem } from './photo.ts';
import { errorOf } from './trouble.ts';
import { fill, type Words } from './words.ts';

/** How it stands, which a mark beside the title shows as well. */
export type Tone = 'good' | 'bad' | 'waiting' | 'trouble';

/** What stands at the top of the panel. */
export interface Screen {
  /** A new one is a new step for the shopper. */
  readonly key: string;
  readonly title: string;
  /** The one sentence that matters next. */
  readonly lead: string;
  /** What went wrong with what the shopper did last, where that did not lead to a screen of its own. */
  readonly error: string | null;
  readonly tone: Tone | null;
  /** How many of the steps are reached. Null when none is left to take. */
  readonly progress: 1 | 2 | 3 | null;
}

export const stepCount = 3;

export type OutcomeName = Exclude<keyof Words['outcome'], 'next'>;

/** Which outcome a check without further photos has. */
export function outcomeOf({ status, finding }: CheckView): OutcomeName {
  switch (status) {
    case 'verified':
    case 'manually_approved':
    case 'manually_rejected':
      return status;
    case 'in_review':
      return finding === 'document_expired' ||
        finding === 'name_differs' ||
        finding === 'attempts_used_up' ||
        finding === 'person_asked'
        ? finding
        : 'in_review';
    default:
      return finding === 'under_age' ? finding : 'failed';
  }
}

const outcomeTones: Readonly<Record<OutcomeName, Tone>> = {
  verified: 'good',
  manually_approved: 'good',
  manually_rejected: 'bad',
  under_age: 'bad',
  failed: 'bad',
  document_expired: 'waiting',
  name_differs: 'waiting',
  attempts_used_up: 'waiting',
  person_asked: 'waiting',
  in_review: 'waiting',
};

const handOffTones: Readonly<Record<HandOffPhase, Tone | null>> = {
  offered: null,
  runOut: 'trouble',
  taken: 'waiting',
};

/** The words at the top for this state. */
export function screenOf(state: State, texts: Words): Screen {
  return { error: null, ...wordsFor(state, texts) };
}

function wordsFor({ check, step }: State, texts: Words): Omit<Screen, 'error'> & Partial<Screen> {
  switch (step.name) {
    // Until what is said there has come.
    case 'elsewhere':
    case 'why': {
      const { minimumAge } = check.requirement;
      const { title, forAge, forIdentity } = texts.why;
      const lead = minimumAge === null ? forIdentity : fill(forAge, { age: minimumAge }, texts.lang);
      const trouble = step.name === 'why' ? step.trouble : null;
      const error = trouble === 'not_agreed' ? texts.why.consentMissing : trouble && errorOf(trouble, texts);
      return { key: 'why', title, lead, error, tone: null, progress: 1 };
    }
    case 'handOff': {
      const { title, lead } = step.phase === 'offered' ? texts.handOff : texts.handOff[step.phase];
      return { key: step.phase, title, lead, tone: handOffTones[step.phase], progress: 2 };
    }
    case 'person': {
      const { title, lead } = texts.person;
      return {
        key: 'person',
        title,
        lead,
        error: step.trouble && errorOf(step.trouble, texts),
        tone: null,
        progress: null,
      };
    }
    case 'photo': {
      const { photo } = texts;
      const at = { key: 'photo', progress: 2 } as const;
      if (step.problem) return { ...at, ...aboutProblem(step.problem, photo), tone: 'trouble' };
      const { finding } = check;
      if (finding !== 'unreadable' && finding !== 'not_a_licence')
        return { ...at, title: photo.title, lead: photo.lead, tone: null };
      return { ...at, ...photo[finding], tone: 'trouble' };
    }
    case 'camera': {
      const { title, lead, manualLead } = texts.camera;
      return { key: 'camera', title, lead: step.isManual ? manualLead : lead, tone: null, progress: 2 };
    }
    case 'preparing':
    case 'preview': {
      const { title, lead } = texts[step.name];
      return { key: step.name, title, lead, tone: null, progress: 2 };
    }
    case 'sending': {
      const name = step.sentShare < 1 ? 'sending' : 'checking';
      const { title, lead } = texts[name];
      return { key: name, title, lead, tone: null, progress: 3 };
    }
    case 'interrupted':
      return { key: 'interrupted', ...texts.interrupted[step.cause], tone: 'trouble', progress: 3 };
    case 'outcome': {
      const name = outcomeOf(check);
      return { key: name, ...texts.outcome[name], tone: outcomeTones[name], progress: null };
    }
    default:
      return step satisfies never;
  }
}

function aboutProblem(problem: PhotoProblem | CameraProblem, { noCamera, problem: file }: Words['photo']) {
  switch (problem) {
    case 'refused':
    case 'missing':
    case 'in_use':
    case 'lost':
      return { title: noCamera.title, lead: noCamera[problem] };
    default:
      return { title: file.title, lead: file[problem] };
  }
}
