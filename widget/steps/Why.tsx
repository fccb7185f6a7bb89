import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import type { Actions } from '../flow.ts';
import type { Step } from '../machine.ts';
import { counted, type Words } from '../words.ts';
import { Failure } from './Failure.tsx';

interface WhyProps {
  check: CheckView;
  step: Extract<Step, { name: 'why' }>;
  error: string | null;
  texts: Words;
  actions: Actions;
  /** Whether the shopper may go on on a phone, which then comes first: its camera is the better one. */
  mayHandOff: boolean;
}

export function Why({ check: { keptDays, needsConsent }, step, error, texts, actions, mayHandOff }: WhyProps) {
  const { why, handOff, lang } = texts;
  const box = useRef<HTMLInputElement>(null);
  const isMissing = step.trouble === 'not_agreed';
  // By the step, and not by its trouble: whoever presses again without having ticked it is led there again.
  useLayoutEffect(() => {
    if (isMissing) box.current?.focus();
  }, [step]);
  return (
    <>
      <dl part="facts">
        <dt>{why.needTitle}</dt>
        <dd>{why.need}</dd>
        <dt>{why.readTitle}</dt>
        <dd>{why.read}</dd>
        <dt>{why.keptTitle}</dt>
        <dd>{keptDays === null ? why.keptWithOrder : counted(why.keptDays, keptDays, lang)}</dd>
      </dl>
      {needsConsent && (
        <label class="consent" part="consent">
          <input
            ref={box}
            type="checkbox"
            aria-invalid={isMissing}
            aria-describedby={isMissing ? 'error' : undefined}
          />
          {why.consent}
        </label>
      )}
      <Failure error={error} />
      <div class="row">
        {mayHandOff && (
          <button type="button" class="button main" part="button main-button" onClick={actions.openHandOff}>
            {handOff.use}
          </button>
        )}
        <button
          type="button"
          class={mayHandOff ? 'button' : 'button main'}
          part={mayHandOff ? 'button' : 'button main-button'}
          aria-disabled={step.isAgreeing}
          onClick={() => actions.start(box.current?.checked ?? false)}
        >
          {mayHandOff ? why.startHere : why.start}
        </button>
      </div>
      <p>
        <button type="button" class="quiet" part="link" onClick={actions.wantPerson}>
          {why.noneOfThese}
        </button>
      </p>
    </>
  );
}
