/** @jsxImportSource react */
import { Button, FormGroup, InlineMessage, Select } from '@bigcommerce/big-design';
import { texts as all } from '../../texts/texts.ts';
import { isSame } from '../form/merge.ts';
import { type OrderStatusSync, orderFlowOf, type Stage, stages } from './order-flow.ts';
import { heldStatusId, incompleteStatusId, labelOf, type OrderStatus } from './order-statuses.ts';

const texts = all.orderSync.stages;

/** Which of the store's statuses each stage of a check sets. */
export function StageSelects({
  sync,
  defaults,
  statuses,
  isDisabled,
  onChange,
}: {
  readonly sync: OrderStatusSync;
  readonly defaults: OrderStatusSync;
  readonly statuses: readonly OrderStatus[];
  readonly isDisabled: boolean;
  readonly onChange: (sync: OrderStatusSync) => void;
}) {
  const optionsFor = (stage: Stage) =>
    statuses
      .filter(({ statusId }) => statusId !== incompleteStatusId)
      .map(({ statusId, label, systemLabel }) => ({
        value: statusId,
        content: statusId === defaults.statusIds[stage] ? texts.option(label) : label,
        ...(systemLabel !== label && { description: texts.systemName(systemLabel) }),
      }));
  const change = (statusIds: OrderStatusSync['statusIds']) => onChange({ ...sync, statusIds });
  const { overruled } = orderFlowOf(sync, 'fitting');
  return (
    <>
      {stages.map((stage) => (
        <FormGroup key={stage}>
          <Select
            label={texts.names[stage]}
            description={texts.descriptions[stage]}
            options={optionsFor(stage)}
            value={sync.statusIds[stage]}
            disabled={isDisabled}
            filterable={false}
            onOptionChange={(statusId) => {
              if (statusId !== undefined) change({ ...sync.statusIds, [stage]: statusId });
            }}
          />
        </FormGroup>
      ))}
      {overruled.length > 0 && (
        <InlineMessage
          type="warning"
          marginVertical="medium"
          messages={overruled.map((stage) => ({
            text: texts.overruled(
              texts.names[stage],
              labelOf(statuses, sync.statusIds[stage]),
              labelOf(statuses, heldStatusId),
            ),
          }))}
        />
      )}
      <Button
        variant="secondary"
        marginTop="medium"
        disabled={isDisabled || isSame(sync.statusIds, defaults.statusIds)}
        onClick={() => change(defaults.statusIds)}
      >
        {texts.reset}
      </Button>
    </>
  );
}
