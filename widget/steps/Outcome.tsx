import type { OutcomeName } from '../screen.ts';
import type { Words } from '../words.ts';
import { CheckNumber } from './CheckNumber.tsx';

interface OutcomeProps {
  name: OutcomeName;
  mayOrder: boolean;
  checkId: string;
  texts: Words;
}

/** What comes next, and the number to name in asking about it. When nothing is left to do there is nothing to say. */
export function Outcome({ name, mayOrder, checkId, texts }: OutcomeProps) {
  const sentences = nextOf(name, mayOrder, texts);
  if (sentences.length === 0) return null;
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <CheckNumber lead={`${texts.checkId}:`} checkId={checkId} />
    </>
  );
}

function nextOf(name: OutcomeName, mayOrder: boolean, { outcome: { next } }: Words): string[] {
  switch (name) {
    case 'verified':
    case 'manually_approved':
      return [];
    case 'manually_rejected':
    case 'under_age':
      return [next.mistaken];
    case 'failed':
      return [next.ask];
    case 'attempts_used_up':
    case 'person_asked':
      return [mayOrder ? next.order : next.wait, next.speedUp];
    default:
      return [mayOrder ? next.order : next.wait];
  }
}
