/** @jsxImportSource react */
import { Badge, Button, Link, Panel, Text } from '@bigcommerce/big-design';
import { type ReactNode, useState } from 'react';
import { styled } from 'styled-components';
import type { SimulationView } from '../../contract/schema/admin/simulation.ts';
import { Empty } from '../shell/Empty.tsx';
import { PlainTable } from '../shell/PlainTable.tsx';
import { hrefOf } from '../shell/route.ts';
import { texts } from '../texts/texts.ts';

const words = texts.simulator;
const atOnce = 25;

const Figures = styled.div`
  display: grid;
  gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
`;

const Figure = styled.div`
  font-size: 2rem;
  line-height: 1.25;
  font-variant-numeric: tabular-nums;
`;

/** What the rules would have done: in all, by rule, and order by order. */
export function SimulationResult({ view }: { readonly view: SimulationView }) {
  const { done, asked, askedToday, liveVersion, perRule, changed, askedOrders } = view;
  const more = asked - askedToday;
  if (done === 0)
    return (
      <Panel header={words.result}>
        <Empty {...words.noOrders} />
      </Panel>
    );
  return (
    <>
      <Panel header={words.result} description={`${words.ofOrders(done)}. ${words.liveVersion(liveVersion)}`}>
        <Figures role="status">
          <div>
            <Figure>{asked}</Figure>
            <Text>{words.asked}</Text>
          </div>
          <div>
            <Figure>{askedToday}</Figure>
            <Text>{words.askedToday}</Text>
          </div>
          <div>
            <Text bold>{more === 0 ? words.same : more > 0 ? words.more(more) : words.fewer(-more)}</Text>
          </div>
        </Figures>
      </Panel>
      <Panel header={words.perRule.title} description={words.perRule.aloneText}>
        {perRule.length === 0 ? (
          <Empty {...words.perRule.empty} />
        ) : (
          <PlainTable
            label={words.perRule.title}
            columns={[words.perRule.name, words.perRule.mode, words.perRule.asked, words.perRule.alone]}
            rows={perRule.map(({ ruleId, name, mode, asked: asks, alone }) => ({
              key: ruleId,
              cells: [
                name,
                mode === 'shadow' ? words.perRule.shadow : texts.rules.modes.live.title,
                asks,
                mode === 'shadow' ? '–' : alone,
              ],
            }))}
          />
        )}
      </Panel>
      <Panel header={words.changed.title}>
        <Some
          all={changed}
          empty={words.changed.empty}
          label={words.changed.title}
          columns={[words.changed.order, words.changed.before, words.changed.after, words.changed.rules]}
          row={({ orderId, before, after, ruleNames }) => [
            <OrderLink key="order" orderId={orderId} />,
            words.verdicts[before],
            <Badge
              key="after"
              label={words.verdicts[after]}
              variant={after === 'not_asked' ? 'secondary' : 'warning'}
            />,
            ruleNames.join(', '),
          ]}
        />
      </Panel>
      <Panel header={words.askedOrders.title}>
        <Some
          all={askedOrders}
          empty={words.askedOrders.empty}
          label={words.askedOrders.title}
          columns={[words.changed.order, words.changed.rules]}
          row={({ orderId, ruleNames }) => [<OrderLink key="order" orderId={orderId} />, ruleNames.join(', ')]}
        />
      </Panel>
    </>
  );
}

const OrderLink = ({ orderId }: { readonly orderId: number }) => (
  <Link href={hrefOf(`/order/${orderId}`)}>#{orderId}</Link>
);

/** A long list, a part at a time. */
function Some<T extends { readonly orderId: number }>({
  all,
  empty,
  label,
  columns,
  row,
}: {
  readonly all: readonly T[];
  readonly empty: { readonly title: string; readonly text: string };
  readonly label: string;
  readonly columns: readonly string[];
  readonly row: (item: T) => readonly ReactNode[];
}) {
  const [shown, setShown] = useState(atOnce);
  if (all.length === 0) return <Empty {...empty} />;
  return (
    <>
      <PlainTable
        label={label}
        columns={columns}
        rows={all.slice(0, shown).map((item) => ({ key: item.orderId, cells: row(item) }))}
      />
      {all.length > shown && (
        <Button variant="subtle" onClick={() => setShown(shown + atOnce)}>
          {words.showMore(Math.min(atOnce, all.length - shown))}
        </Button>
      )}
    </>
  );
}
