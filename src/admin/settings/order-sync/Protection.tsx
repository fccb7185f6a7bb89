/** @jsxImportSource react */
import { Button, Checkbox, Fieldset, FormGroup, InlineMessage } from '@bigcommerce/big-design';
import { useState } from 'react';
import { Confirm } from '../../shell/Confirm.tsx';
import { texts as all } from '../../texts/texts.ts';
import {
  incompleteStatusId,
  labelOf,
  type OrderStatus,
  type WarnedStatusId,
  warnedStatusIds,
} from './order-statuses.ts';

const texts = all.orderSync.protection;

const isWarned = (statusId: number): statusId is WarnedStatusId =>
  (warnedStatusIds as readonly number[]).includes(statusId);

/** In which statuses an order is never changed. Three of them are not unticked without a warning. */
export function Protection({
  protectedStatusIds,
  defaults,
  statuses,
  isDisabled,
  onChange,
}: {
  readonly protectedStatusIds: readonly number[];
  readonly defaults: readonly number[];
  readonly statuses: readonly OrderStatus[];
  readonly isDisabled: boolean;
  readonly onChange: (protectedStatusIds: readonly number[]) => void;
}) {
  const [asked, setAsked] = useState<WarnedStatusId | null>(null);
  const untick = (statusId: number) => onChange(protectedStatusIds.filter((kept) => kept !== statusId));
  const onTick = (statusId: number, isTicked: boolean) => {
    if (isTicked) onChange([...protectedStatusIds, statusId]);
    else if (isWarned(statusId)) setAsked(statusId);
    else untick(statusId);
  };
  const descriptionOf = ({ statusId, label, systemLabel }: OrderStatus) => {
    if (statusId === incompleteStatusId) return texts.incomplete;
    return systemLabel === label ? undefined : all.orderSync.stages.systemName(systemLabel);
  };
  const unticked = warnedStatusIds.filter((statusId) => !protectedStatusIds.includes(statusId));
  const isDefault =
    protectedStatusIds.length === defaults.length &&
    defaults.every((statusId) => protectedStatusIds.includes(statusId));
  return (
    <>
      <Fieldset legend={texts.legend}>
        <FormGroup>
          {statuses.map((status) => {
            const { statusId, label } = status;
            const description = descriptionOf(status);
            return (
              <Checkbox
                key={statusId}
                label={defaults.includes(statusId) ? all.orderSync.stages.option(label) : label}
                {...(description && { description })}
                checked={statusId === incompleteStatusId || protectedStatusIds.includes(statusId)}
                disabled={isDisabled || statusId === incompleteStatusId}
                onChange={({ currentTarget }) => onTick(statusId, currentTarget.checked)}
              />
            );
          })}
        </FormGroup>
      </Fieldset>
      {unticked.length > 0 && (
        <InlineMessage
          type="warning"
          marginVertical="medium"
          messages={[{ text: texts.unticked(unticked.map((statusId) => labelOf(statuses, statusId)).join(', ')) }]}
        />
      )}
      <Button
        variant="secondary"
        marginTop="medium"
        disabled={isDisabled || isDefault}
        onClick={() => onChange(defaults)}
      >
        {texts.reset}
      </Button>
      {asked !== null && (
        <Confirm
          title={texts.warning.header(labelOf(statuses, asked))}
          text={texts.warning.texts[asked]}
          action={texts.warning.untick}
          isDestructive
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            untick(asked);
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
