/** @jsxImportSource react */
import { Panel } from '@bigcommerce/big-design';
import { texts as all } from '../../texts/texts.ts';
import { NumberField } from '../form/NumberField.tsx';
import { Tick } from '../form/Tick.tsx';
import type { SettingsForm } from '../form/use-settings-form.ts';

const texts = all.access.review;
/** What the field begins with when it is switched on. */
const firstTargetHours = 24;

/** How checks that need a person are decided. */
export function ReviewRules({ form: { settings, change, isReadOnly, isWrong } }: { readonly form: SettingsForm }) {
  const { review } = settings;
  const changeReview = (changes: Partial<typeof review>) => change({ review: { ...review, ...changes } });
  return (
    <Panel header={texts.header} description={texts.description}>
      <Tick
        label={texts.needsTwo}
        isTicked={review.needsTwo}
        isDisabled={isReadOnly}
        onChange={(needsTwo) => changeReview({ needsTwo })}
      />
      <Tick
        label={texts.hasTarget}
        isTicked={review.targetHours !== null}
        isDisabled={isReadOnly}
        onChange={(isOn) => changeReview({ targetHours: isOn ? firstTargetHours : null })}
      />
      {review.targetHours !== null && (
        <NumberField
          label={texts.targetHours}
          value={review.targetHours}
          error={isWrong('review.targetHours') ? texts.hoursWrong : undefined}
          isDisabled={isReadOnly}
          onChange={(targetHours) => changeReview({ targetHours })}
        />
      )}
      <Tick
        label={texts.mailsShopper}
        isTicked={review.mailsShopper}
        isDisabled={isReadOnly}
        onChange={(mailsShopper) => changeReview({ mailsShopper })}
      />
    </Panel>
  );
}
