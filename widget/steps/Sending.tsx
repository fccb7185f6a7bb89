import type { Actions } from '../flow.ts';
import { percent, type Words } from '../words.ts';

interface SendingProps {
  /** From 0 to 1; at 1 the receiver is reading, for which nobody knows how long it takes. */
  sentShare: number;
  texts: Words;
  actions: Actions;
}

export function Sending({ sentShare, texts: { sending, checking, lang }, actions }: SendingProps) {
  const isSent = sentShare === 1;
  return (
    <>
      <div class="going">
        {isSent ? (
          <progress key="checking" part="progress" aria-label={checking.title} />
        ) : (
          <progress key="sending" part="progress" aria-label={sending.title} max={1} value={sentShare} />
        )}
        <span class="percent" aria-hidden="true">
          {isSent ? '' : percent(sentShare, lang)}
        </span>
      </div>
      <div class={isSent ? 'row gone' : 'row'}>
        <button type="button" class="button" part="button" onClick={actions.cancel}>
          {sending.cancel}
        </button>
      </div>
    </>
  );
}
