/** @jsxImportSource react */
import { Badge, Small, Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import type { CheckItem } from '../../contract/schema/admin/checks.ts';
import { useAdmin } from '../shell/admin.tsx';
import { hrefOf } from '../shell/route.ts';
import { useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { isLate, urgencyOf } from './urgency.ts';

const List = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0;
`;

const Item = styled.a`
  display: block;
  padding: ${({ theme }) => theme.spacing.small} ${({ theme }) => theme.spacing.medium};
  border: 1px solid ${({ theme }) => theme.colors.secondary30};
  border-radius: 4px;
  margin-bottom: ${({ theme }) => theme.spacing.xSmall};
  background: ${({ theme }) => theme.colors.white};
  color: ${({ theme }) => theme.colors.secondary70};
  text-decoration: none;
  &:hover {
    border-color: ${({ theme }) => theme.colors.primary};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary};
    outline-offset: 2px;
  }
  &[aria-current='true'] {
    border-color: ${({ theme }) => theme.colors.primary};
    box-shadow: inset 4px 0 0 ${({ theme }) => theme.colors.primary};
  }
`;

/** Who waits for a person, the longest waiting first, each with how long and by when. */
export function Queue({
  items,
  current,
}: {
  readonly items: readonly CheckItem[];
  readonly current: string | undefined;
}) {
  return (
    <List>
      {items.map((check) => (
        <li key={check.checkId}>
          <Item href={hrefOf(`/review/${check.checkId}`)} aria-current={check.checkId === current}>
            <Waiting check={check} />
          </Item>
        </li>
      ))}
    </List>
  );
}

function Waiting({ check }: { readonly check: CheckItem }) {
  const { clock, me } = useAdmin();
  const times = useTimes();
  const words = texts.review;
  const urgency = urgencyOf(check, clock());
  const { waitedMs, leftMs } = urgency;
  const { orderIds, customerId, finding, secondEyes } = check;
  return (
    <>
      <Text bold marginBottom="xxSmall">
        {subjectWords(orderIds.at(-1), customerId)}
      </Text>
      {finding && <Text marginBottom="xxSmall">{texts.checks.finding[finding]}</Text>}
      <Small as="span" color="secondary60" marginBottom="none">
        {words.since(times.span(waitedMs))}
        {leftMs !== null && leftMs >= 0 && ` · ${words.dueIn(times.span(leftMs))}`}
      </Small>
      {isLate(urgency) && leftMs !== null && (
        <>
          {' '}
          <Badge variant="danger" label={words.overdue(times.span(-leftMs))} />
        </>
      )}
      {secondEyes && (
        <Small marginBottom="none">{secondEyes.by?.userId === me.user.userId ? words.byYou : words.needsSecond}</Small>
      )}
    </>
  );
}

/** Whose check it is, as far as it may be told. */
export function subjectWords(orderId: number | undefined, customerId: number | null): string {
  if (orderId !== undefined) return texts.checks.order(orderId);
  return customerId === null ? texts.checks.guest : texts.checks.customer(customerId);
}
