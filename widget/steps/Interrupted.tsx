import type { Actions } from '../flow.ts';
import type { Words } from '../words.ts';
import { AskPerson } from './AskPerson.tsx';
import { CheckNumber } from './CheckNumber.tsx';

interface InterruptedProps {
  checkId: string;
  texts: Words;
  actions: Actions;
}

export function Interrupted({ checkId, texts, actions }: InterruptedProps) {
  return (
    <>
      <div class="row">
        <button type="button" class="button main" part="button main-button" onClick={actions.send}>
          {texts.interrupted.retry}
        </button>
        <button type="button" class="button" part="button" onClick={actions.discard}>
          {texts.interrupted.discard}
        </button>
      </div>
      <AskPerson texts={texts} actions={actions} />
      <CheckNumber lead={`${texts.checkId}:`} checkId={checkId} />
    </>
  );
}
