import type { OutcomeName } from '../screen.ts';
import type { Texts } from '../texts/en.ts';
import { CheckNumber } from './CheckNumber.tsx';

interface OutcomeProps {
  name: OutcomeName;
  checkId: string;
  texts: Texts;
}

/** What comes next, and the number to name in asking about it. When nothing is left to do there is nothing to say. */
export function Outcome({ name, checkId, texts }: OutcomeProps) {
  const { next } = texts.outcome[name];
  if (!next) return null;
  return (
    <>
      <p>{next}</p>
      <CheckNumber lead={`${texts.checkId}:`} checkId={checkId} />
    </>
  );
}
