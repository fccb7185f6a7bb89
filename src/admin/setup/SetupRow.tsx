/** @jsxImportSource react */
import { Badge, Button, Flex, Link, Text } from '@bigcommerce/big-design';
import { CheckCircleIcon, ErrorIcon, InfoIcon } from '@bigcommerce/big-design-icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { SetupItem } from '../../contract/schema/admin/setup.ts';
import { useMay } from '../shell/admin.tsx';
import { hrefOf } from '../shell/route.ts';
import { useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';

const words = texts.setup;

export const Steps = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
`;

const Row = styled.li`
  display: grid;
  grid-template-columns: 1.5rem 1fr;
  gap: 0.25rem 0.75rem;
  padding: 1rem 0;
  border-top: 1px solid ${({ theme }) => theme.colors.secondary20};
  &:first-child {
    border-top: 0;
    padding-top: 0;
  }
  &:last-child {
    padding-bottom: 0;
  }
  @media (min-width: 720px) {
    grid-template-columns: 1.5rem 1fr auto;
  }
`;

const Actions = styled.div`
  grid-column: 2;
  @media (min-width: 720px) {
    grid-column: 3;
    align-self: center;
  }
`;

const icons = {
  ok: <CheckCircleIcon color="success" />,
  wrong: <ErrorIcon color="danger" />,
  unknown: <InfoIcon color="secondary60" />,
};
const variants = { ok: 'success', wrong: 'danger', unknown: 'secondary' } as const;

/** One thing of a list of things to be done: whether it is, what it is for, and what can be done about it. */
export function Step({
  state,
  title,
  children,
  action,
}: {
  readonly state: SetupItem['state'];
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Row>
      <span aria-hidden="true">{icons[state]}</span>
      <div>
        <Flex flexDirection="row" alignItems="center" flexGap="0.5rem" flexWrap="wrap">
          <Text bold marginBottom="none">
            {title}
          </Text>
          <Badge label={words.states[state]} variant={variants[state]} />
        </Flex>
        {children}
      </div>
      {action && <Actions>{action}</Actions>}
    </Row>
  );
}

/** One line of the checklist. */
export function SetupRow({
  item: { id, state, code, sinceAtMs, canRepair },
  isRepairing,
  onRepair,
}: {
  readonly item: SetupItem;
  readonly isRepairing: boolean;
  readonly onRepair: () => void;
}) {
  const mayRepair = useMay('reviewer');
  const times = useTimes();
  const { title, text } = words.items[id];
  const isOfProvider = id === 'provider' && state === 'wrong';
  return (
    <Step
      state={state}
      title={title}
      action={
        canRepair ? (
          <Button
            variant="secondary"
            onClick={onRepair}
            isLoading={isRepairing}
            disabled={!mayRepair}
            aria-label={words.repairOf(title)}
          >
            {words.repair}
          </Button>
        ) : (
          isOfProvider && <Link href={hrefOf('/settings/provider')}>{words.toProvider}</Link>
        )
      }
    >
      <Text color="secondary60" marginBottom="none">
        {text}
      </Text>
      {code && (
        <Text marginTop="xxSmall" marginBottom="none">
          {words.codes[code]} {sinceAtMs !== null && words.since(times.at(sinceAtMs))}
        </Text>
      )}
      {canRepair && !mayRepair && (
        <Text marginTop="xxSmall" marginBottom="none" color="secondary60">
          {texts.shell.needs.reviewer}
        </Text>
      )}
    </Step>
  );
}
