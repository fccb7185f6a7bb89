import { type ComponentChildren, render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { StepType } from './steps.ts';

interface Props {
  readonly type: StepType;
  readonly heading: string;
  readonly isActive: boolean;
  readonly isComplete: boolean;
  readonly isEditable: boolean;
  readonly summary: ComponentChildren;
  readonly onEdit: () => void;
  readonly children: ComponentChildren;
}

/** One step. Opening it scrolls to it and puts the cursor in its first field, as the hosted page does. */
export function CheckoutStep({ type, heading, isActive, isComplete, isEditable, summary, onEdit, children }: Props) {
  const step = useRef<HTMLLIElement>(null);
  useStepContent(step, isActive ? children : null);

  useEffect(() => {
    if (!isActive || !step.current) return;
    step.current
      .querySelector<HTMLElement>('.checkout-view-content :is(input, select)')
      ?.focus({ preventScroll: true });
    const top = step.current.getBoundingClientRect().top + window.scrollY;
    if (type !== 'customer') window.scrollTo(0, top - (isComplete ? 0 : window.innerHeight / 5));
  }, [isActive]);

  const canEdit = isEditable && !isActive;
  return (
    <li
      ref={step}
      className={`checkout-step optimizedCheckout-checkoutStep checkout-step--${type}${isActive ? ' checkout-step--current' : ''}`}
    >
      <div className="checkout-view-header">
        <div className={`stepHeader ${canEdit ? 'is-clickable' : 'is-readonly'}`}>
          <div className="stepHeader-figure stepHeader-column">
            <span
              aria-hidden="true"
              className={`stepHeader-counter optimizedCheckout-step${isComplete ? ' stepHeader-counter--complete' : ''}`}
            />
            <h2 className="stepHeader-title optimizedCheckout-headingPrimary">{heading}</h2>
          </div>
          <div className="stepHeader-body stepHeader-column" data-test="step-info">
            {!isActive && isComplete && summary}
          </div>
          {canEdit && (
            <div className="stepHeader-actions stepHeader-column">
              <button
                type="button"
                className="button button--tertiary button--tiny"
                data-test="step-edit-button"
                aria-expanded={false}
                aria-label={`Edit ${heading.toLowerCase()}`}
                onClick={onEdit}
              >
                Edit
              </button>
            </div>
          )}
        </div>
      </div>
    </li>
  );
}

/**
 * Shows an open step's content as its last child. React, which the hosted page is made with, appends it there; Preact would put it
 * straight behind the header, before anything that a script of the store has added to the step.
 */
function useStepContent(step: { current: HTMLLIElement | null }, content: ComponentChildren): void {
  const holder = useRef<HTMLElement | null>(null);
  const close = () => {
    if (!holder.current) return;
    render(null, holder.current);
    holder.current.remove();
    holder.current = null;
  };
  useLayoutEffect(() => {
    if (content === null) {
      close();
      return;
    }
    if (!holder.current) {
      holder.current = document.createElement('div');
      holder.current.className = 'checkout-view-content';
      step.current?.append(holder.current);
    }
    render(content, holder.current);
  });
  useLayoutEffect(() => close, []);
}
