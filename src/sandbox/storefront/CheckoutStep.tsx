/** @jsxImportSource react */
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import type { StepType } from './steps.ts';

interface Props {
  readonly type: StepType;
  readonly heading: string;
  readonly isActive: boolean;
  readonly isComplete: boolean;
  readonly isEditable: boolean;
  readonly summary: ReactNode;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}

/** One step. Opening it scrolls to it and puts the cursor in its first field, as the hosted page does. */
export function CheckoutStep({ type, heading, isActive, isComplete, isEditable, summary, onEdit, children }: Props) {
  const step = useRef<HTMLLIElement>(null);

  const open = useEffectEvent(() => {
    if (!step.current) return;
    step.current
      .querySelector<HTMLElement>('.checkout-view-content :is(input, select)')
      ?.focus({ preventScroll: true });
    const top = step.current.getBoundingClientRect().top + window.scrollY;
    if (type !== 'customer') window.scrollTo(0, top - (isComplete ? 0 : window.innerHeight / 5));
  });
  useEffect(() => {
    if (isActive) open();
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
      {isActive && <div className="checkout-view-content">{children}</div>}
    </li>
  );
}
