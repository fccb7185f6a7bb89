import type { CheckView } from '../src/contract/wire/check-view.ts';
import type { State } from './machine.ts';
import type { Texts } from './texts/en.ts';

/** What stands at the top of the panel. A new `key` is a new step for the shopper; `lead` is the one sentence that matters next. */
export interface Screen {
  readonly key: string;
  readonly title: string;
  readonly lead: string;
}

export type OutcomeName = keyof Texts['outcome'];

/** Which outcome a check without further photos has. */
export function outcomeOf({ status, finding }: CheckView): OutcomeName {
  switch (status) {
    case 'verified':
    case 'manually_approved':
    case 'manually_rejected':
      return status;
    case 'in_review':
      return finding === 'document_expired' || finding === 'name_differs' || finding === 'attempts_used_up'
        ? finding
        : 'in_review';
    default:
      return finding === 'under_age' ? finding : 'failed';
  }
}

/** The words at the top for this state. */
export function screenOf({ check, step }: State, texts: Texts): Screen {
  switch (step.name) {
    case 'why': {
      const { minimumAge } = check.requirement;
      const { title, forAge, forIdentity } = texts.why;
      return { key: 'why', title, lead: minimumAge === null ? forIdentity : forAge(minimumAge) };
    }
    case 'photo': {
      const { photo } = texts;
      if (step.problem) return { key: 'photo', title: photo.problem.title, lead: photo.problem[step.problem] };
      const { finding } = check;
      const words = finding === 'unreadable' || finding === 'not_a_licence' ? photo[finding] : photo;
      return { key: 'photo', title: words.title, lead: words.lead };
    }
    case 'sending': {
      const name = step.sentShare < 1 ? 'sending' : 'checking';
      const { title, lead } = texts[name];
      return { key: name, title, lead };
    }
    case 'interrupted': {
      const { title, lead } = texts.interrupted[step.cause];
      return { key: 'interrupted', title, lead };
    }
    case 'outcome': {
      const name = outcomeOf(check);
      const { title, lead } = texts.outcome[name];
      return { key: name, title, lead };
    }
    default: {
      const { title, lead } = texts[step.name];
      return { key: step.name, title, lead };
    }
  }
}
