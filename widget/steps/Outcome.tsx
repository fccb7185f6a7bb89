import type { OutcomeName } from '../screen.ts';
import type { Texts } from '../texts/en.ts';
import { CheckNumber } from './CheckNumber.tsx';

interface OutcomeProps {
  name: OutcomeName;
  checkId: string;
  texts: Texts;
}

export function Outcome({ name, checkId, texts }: OutcomeProps) {
  const { next } = texts.outcome[name];
  return (
    <>
      {next && <p>{next}</p>}
      <CheckNumber lead={`${texts.checkId}:`} checkId={checkId} />
    </>
  );
}
