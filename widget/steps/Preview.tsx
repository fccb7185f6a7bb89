import type { Actions } from '../flow.ts';
import type { Words } from '../words.ts';

export function Preview({ texts: { preview }, actions }: { texts: Words; actions: Actions }) {
  return (
    <div class="row">
      <button type="button" class="button main" part="button main-button" onClick={actions.send}>
        {preview.send}
      </button>
      <button type="button" class="button" part="button" onClick={actions.discard}>
        {preview.discard}
      </button>
    </div>
  );
}
