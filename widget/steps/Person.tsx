import type { Actions } from '../flow.ts';
import type { Words } from '../words.ts';
import { Failure } from './Failure.tsx';

interface PersonProps {
  /** Whether the wish is on its way. */
  isAsking: boolean;
  error: string | null;
  texts: Words;
  actions: Actions;
}

export function Person({ isAsking, error, texts: { person }, actions }: PersonProps) {
  return (
    <>
      <Failure error={error} />
      <div class="row">
        <button
          type="button"
          class="button main"
          part="button main-button"
          aria-disabled={isAsking}
          onClick={actions.askPerson}
        >
          {person.send}
        </button>
        <button type="button" class="button" part="button" onClick={actions.goBack}>
          {person.back}
        </button>
      </div>
    </>
  );
}
