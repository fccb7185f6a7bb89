import type { Actions } from '../flow.ts';
import type { Texts } from '../texts/en.ts';

interface SendingProps {
  /** From 0 to 1; at 1 the receiver is reading, for which nobody knows how long it takes. */
  sentShare: number;
  texts: Texts;
  actions: Actions;
}

export function Sending({ sentShare, texts: { sending, checking }, actions }: SendingProps) {
  const isSent = sentShare === 1;
  const percent = Math.round(sentShare * 100);
  return (
    <>
      <div class="going">
        {isSent ? (
          <progress key="checking" part="progress" aria-label={checking.title} />
        ) : (
          <progress key="sending" part="progress" aria-label={sending.title} max={100} value={percent} />
        )}
        <span class="percent" aria-hidden="true">
          {isSent ? '' : `${percent} %`}
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
