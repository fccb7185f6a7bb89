/** @jsxImportSource react */
import { Checkbox, Link, Small, Table } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import type { CheckItem } from '../../contract/schema/admin/checks.ts';
import { hrefOf } from '../shell/route.ts';
import { useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { StatusBadge } from './StatusBadge.tsx';

/** A wide table scrolls by itself, the page around it does not. */
const Wide = styled.div`
  overflow-x: auto;
  @media (max-width: 719px) {
    th,
    td {
      padding-left: ${({ theme }) => theme.spacing.xxSmall};
      padding-right: ${({ theme }) => theme.spacing.xxSmall};
    }
  }
`;

const fromTablet = { mobile: 'none', tablet: 'table-cell' } as const;

/** The beginning is enough to tell two apart. */
const Clipped = styled(Link)`
  display: inline-block;
  max-width: 7rem;
  overflow: hidden;
  text-overflow: ellipsis;
  vertical-align: bottom;
`;

const OnPhone = styled.div`
  @media (min-width: 720px) {
    display: none;
  }
`;

/** A page of checks. Where `onChoose` is there, each can be chosen. */
export function CheckTable({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly CheckItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose?: (checkId: string, isChosen: boolean) => void;
}) {
  const times = useTimes();
  const { column } = texts.checks;
  return (
    <Wide>
      <Table
        keyField="checkId"
        items={[...items]}
        columns={[
          ...(onChoose
            ? [
                {
                  hash: 'choose',
                  header: texts.checks.bulk.choose,
                  hideHeader: true,
                  width: 40,
                  render: ({ checkId }: CheckItem) => (
                    <Checkbox
                      hiddenLabel
                      label={texts.checks.bulk.chooseOne(checkId)}
                      checked={chosen.has(checkId)}
                      onChange={({ target }) => onChoose(checkId, target.checked)}
                    />
                  ),
                },
              ]
            : []),
          {
            hash: 'check',
            header: column.check,
            render: ({ checkId, orderIds }) => {
              const newest = orderIds.at(-1);
              return (
                <>
                  <Clipped href={hrefOf(`/checks/${checkId}`)}>{checkId}</Clipped>
                  {newest !== undefined && (
                    <OnPhone>
                      <Small marginBottom="none">{texts.checks.order(newest)}</Small>
                    </OnPhone>
                  )}
                </>
              );
            },
          },
          {
            hash: 'status',
            header: column.status,
            render: ({ status, isHolding, finding }) => (
              <>
                <StatusBadge status={status} />
                {status === 'in_review' && finding && (
                  <Small marginBottom="none">{texts.checks.finding[finding]}</Small>
                )}
                {isHolding && (
                  <Small color="secondary60" marginBottom="none">
                    {texts.checks.holds}
                  </Small>
                )}
              </>
            ),
          },
          {
            hash: 'order',
            header: column.order,
            display: fromTablet,
            render: ({ orderIds }) => {
              const newest = orderIds.at(-1);
              if (newest === undefined) return texts.checks.none;
              return (
                <>
                  <Link href={hrefOf(`/order/${newest}`)}>{newest}</Link>
                  {orderIds.length > 1 && ` ${texts.checks.andMore(orderIds.length - 1)}`}
                </>
              );
            },
          },
          {
            hash: 'customer',
            header: column.customer,
            display: fromTablet,
            render: ({ customerId }) =>
              customerId === null ? (
                texts.checks.guest
              ) : (
                <Link href={hrefOf(`/customer/${customerId}`)}>{customerId}</Link>
              ),
          },
          {
            hash: 'provider',
            header: column.provider,
            display: fromTablet,
            render: ({ provider }) => texts.checks.provider[provider] ?? provider,
          },
          {
            hash: 'made',
            header: column.made,
            display: fromTablet,
            render: ({ createdAtMs }) => times.at(createdAtMs),
          },
        ]}
      />
    </Wide>
  );
}
