import type { Actions } from '../flow.ts';
import type { Words } from '../words.ts';

/** The way for those who can't do it like this, or don't want to. */
export function AskPerson({ texts: { person }, actions }: { texts: Words; actions: Actions }) {
  return (
    <p>
      <button type="button" class="quiet" part="link" onClick={actions.wantPerson}>
        {person.ask}
      </button>
    </p>
  );
}
