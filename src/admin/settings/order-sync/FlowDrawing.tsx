/** @jsxImportSource react */
import { Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import { texts as all } from '../../texts/texts.ts';
import { type OrderStatusSync, orderFlowOf, type ReleaseTo } from './order-flow.ts';
import { incompleteStatusId, labelOf, type OrderStatus } from './order-statuses.ts';

const texts = all.orderSync.flow;

// One column on a phone. Beside each other where there is room, and the two ends under one another.
const Way = styled.ol`
  display: grid;
  gap: 32px;
  margin: 0;
  padding: 0;
  list-style: none;
  @media (min-width: 720px) {
    grid-template-columns: 1fr 1fr 1fr;
    grid-template-rows: 1fr 1fr;
    gap: 16px 48px;
  }
`;

const Place = styled.li<{ $isEnd?: boolean; $tone: 'plain' | 'wait' | 'good' | 'bad' }>`
  position: relative;
  padding: 12px 16px;
  border: 1px solid ${({ theme }) => theme.colors.secondary30};
  border-inline-start: 4px solid
    ${({ theme, $tone }) =>
      ({
        plain: theme.colors.secondary50,
        wait: theme.colors.warning50,
        good: theme.colors.success50,
        bad: theme.colors.danger50,
      })[$tone]};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.white};
  @media (min-width: 720px) {
    ${({ $isEnd }) => !$isEnd && 'grid-row: 1 / 3; align-self: center;'}
  }
`;

const Arrow = styled.svg`
  position: absolute;
  inset-block-start: -28px;
  inset-inline-start: 24px;
  width: 24px;
  height: 24px;
  fill: none;
  stroke: ${({ theme }) => theme.colors.secondary60};
  stroke-width: 2;
  @media (min-width: 720px) {
    inset-block-start: calc(50% - 12px);
    inset-inline-start: -36px;
    rotate: -90deg;
  }
`;

const arrow = (
  <Arrow viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 3v17M5 13l7 7 7-7" />
  </Arrow>
);

export interface FlowDrawingProps {
  readonly sync: OrderStatusSync;
  readonly releaseTo: ReleaseTo;
  readonly statuses: readonly OrderStatus[];
}

/** Where an order goes at each step, with these choices. A list that is drawn: whoever can't see it reads the same. */
export function FlowDrawing({ sync, releaseTo, statuses }: FlowDrawingProps) {
  const flow = orderFlowOf(sync, releaseTo);
  const named = (statusId: number) => labelOf(statuses, statusId);
  const passed = typeof flow.passed === 'number' ? named(flow.passed) : texts[flow.passed];
  const protectedLabels = sync.protectedStatusIds.filter((statusId) => statusId !== incompleteStatusId).map(named);
  const { names } = all.orderSync.stages;
  return (
    <>
      <Way aria-label={texts.label}>
        <Place $tone="plain">
          <Text bold marginBottom="none">
            {texts.order}
          </Text>
          <Text color="secondary60">{texts.orderNote}</Text>
        </Place>
        <Place $tone="wait">
          {arrow}
          <Text marginBottom="none">{names.inProgress}</Text>
          <Text bold marginBottom="none">
            {named(flow.inProgress)}
          </Text>
          <Text color="secondary60">{texts.inProgressNote}</Text>
        </Place>
        <Place $tone="good" $isEnd>
          {arrow}
          <Text marginBottom="none">{names.passed}</Text>
          <Text bold marginBottom="none">
            {passed}
          </Text>
          <Text color="secondary60">{texts.passedNote}</Text>
        </Place>
        <Place $tone="bad" $isEnd>
          {arrow}
          <Text marginBottom="none">{names.failed}</Text>
          <Text bold marginBottom="none">
            {named(flow.failed)}
          </Text>
          <Text color="secondary60">{texts.failedNote}</Text>
        </Place>
      </Way>
      <Text marginTop="medium" marginBottom="xxSmall">
        {texts.unpaid}
      </Text>
      <Text>{protectedLabels.length > 0 ? texts.protected(protectedLabels.join(', ')) : texts.noneProtected}</Text>
    </>
  );
}
