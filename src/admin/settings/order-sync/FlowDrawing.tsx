/** @jsxImportSource react */
import { Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import { texts as all } from '../../texts/texts.ts';
import { type OrderStatusSync, orderFlowOf, type ReleaseTo } from './order-flow.ts';
import { incompleteStatusId, labelOf, type OrderStatus } from './order-statuses.ts';

const texts = all.orderSync.flow;

// One under the other on a phone, beside each other where there is room.
const Way = styled.ol`
  display: grid;
  gap: 32px 48px;
  margin: 0;
  padding: 0;
  list-style: none;
  @media (min-width: 720px) {
    grid-template-columns: 1fr 1fr 1fr;
    align-items: center;
  }
`;

// Its two places branch off one line.
const Ends = styled.ul`
  display: grid;
  gap: 16px;
  margin: -32px 0 0 16px;
  padding: 32px 0 0 32px;
  border-inline-start: 2px solid ${({ theme }) => theme.colors.secondary60};
  list-style: none;
  @media (min-width: 720px) {
    position: relative;
    margin: 0 0 0 -24px;
    padding: 0 0 0 24px;
    &::before {
      content: '';
      position: absolute;
      inset-block-start: 50%;
      inset-inline-start: -26px;
      width: 26px;
      border-block-start: 2px solid ${({ theme }) => theme.colors.secondary60};
    }
  }
`;

const Place = styled.div<{ $tone: 'plain' | 'wait' | 'good' | 'bad' }>`
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
`;

const Arrow = styled.svg<{ $isBranch?: boolean }>`
  position: absolute;
  width: 24px;
  height: 24px;
  fill: none;
  stroke: ${({ theme }) => theme.colors.secondary60};
  stroke-width: 2;
  inset-block-start: ${({ $isBranch }) => ($isBranch ? 'calc(50% - 12px)' : '-28px')};
  inset-inline-start: ${({ $isBranch }) => ($isBranch ? '-32px' : '24px')};
  rotate: ${({ $isBranch }) => ($isBranch ? '-90deg' : '0deg')};
  @media (min-width: 720px) {
    inset-block-start: calc(50% - 12px);
    inset-inline-start: ${({ $isBranch }) => ($isBranch ? '-28px' : '-36px')};
    rotate: -90deg;
  }
`;

function ArrowTo({ isBranch = false }: { readonly isBranch?: boolean }) {
  return (
    <Arrow viewBox="0 0 24 24" aria-hidden="true" $isBranch={isBranch}>
      <path d="M12 1v20M6 15l6 6 6-6" />
    </Arrow>
  );
}

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
        <li>
          <Place $tone="plain">
            <Text bold marginBottom="none">
              {texts.order}
            </Text>
            <Text color="secondary60">{texts.orderNote}</Text>
          </Place>
        </li>
        <li>
          <Place $tone="wait">
            <ArrowTo />
            <At stage={names.inProgress} status={named(flow.inProgress)} note={texts.inProgressNote} />
          </Place>
        </li>
        <li>
          <Ends>
            <li>
              <Place $tone="good">
                <ArrowTo isBranch />
                <At stage={names.passed} status={passed} note={texts.passedNote} />
              </Place>
            </li>
            <li>
              <Place $tone="bad">
                <ArrowTo isBranch />
                <At stage={names.failed} status={named(flow.failed)} note={texts.failedNote} />
              </Place>
            </li>
          </Ends>
        </li>
      </Way>
      <Text marginTop="medium" marginBottom="xxSmall">
        {texts.unpaid}
      </Text>
      <Text>{protectedLabels.length > 0 ? texts.protected(protectedLabels.join(', ')) : texts.noneProtected}</Text>
    </>
  );
}

function At({ stage, status, note }: { readonly stage: string; readonly status: string; readonly note: string }) {
  return (
    <>
      <Text marginBottom="none">{stage}</Text>
      <Text bold marginBottom="none">
        {status}
      </Text>
      <Text color="secondary60">{note}</Text>
    </>
  );
}
