import type { Actions } from '../flow.ts';
import type { Words } from '../words.ts';

export function Why({ texts: { why }, actions }: { texts: Words; actions: Actions }) {
  return (
    <>
      <dl part="facts">
        <dt>{why.needTitle}</dt>
        <dd>{why.need}</dd>
        <dt>{why.readTitle}</dt>
        <dd>{why.read}</dd>
        <dt>{why.keptTitle}</dt>
        <dd>{why.kept}</dd>
      </dl>
      <div class="row">
        <button type="button" class="button main" part="button main-button" onClick={actions.start}>
          {why.start}
        </button>
      </div>
    </>
  );
}
