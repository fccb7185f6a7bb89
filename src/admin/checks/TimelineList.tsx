/** @jsxImportSource react */
import { Small, Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import type { TimelineItem, TimelineKind } from '../../contract/schema/admin/timeline.ts';
import { useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { type Fact, Facts } from './Facts.tsx';
import { linesOf, titleOf, type ValueWords } from './timeline-words.ts';

const List = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0;
`;

const Item = styled.li<{ $tone: Tone }>`
  position: relative;
  padding: 0 0 ${({ theme }) => theme.spacing.large} ${({ theme }) => theme.spacing.large};
  border-left: 2px solid ${({ theme }) => theme.colors.secondary30};
  margin-left: 0.5rem;
  &:last-child {
    border-left-color: transparent;
    padding-bottom: 0;
  }
  &::before {
    content: '';
    position: absolute;
    left: -0.5rem;
    top: 0.25rem;
    width: 0.875rem;
    height: 0.875rem;
    box-sizing: border-box;
    border-radius: 50%;
    border: 2px ${({ $tone }) => ($tone === 'left' ? 'dashed' : 'solid')}
      ${({ theme, $tone }) =>
        ({
          asked: theme.colors.primary,
          done: theme.colors.success,
          staff: theme.colors.warning50,
          left: theme.colors.secondary60,
        })[$tone]};
    background: ${({ theme }) => theme.colors.white};
  }
`;

type Tone = 'asked' | 'done' | 'staff' | 'left';

/** What rules and facts asked for, what was done about it, what people did, and what was left alone. */
const tones: Readonly<Record<TimelineKind, Tone>> = {
  rule: 'asked',
  facts: 'asked',
  decision: 'asked',
  delivery: 'done',
  status: 'done',
  write_back: 'done',
  mail: 'done',
  staff: 'staff',
  erase: 'staff',
  skip: 'left',
};

/** Everything that happened on one line of time, each with what it was about and who did it. */
export function TimelineList({
  items,
  orderStatus,
}: {
  readonly items: readonly TimelineItem[];
  readonly orderStatus: ValueWords['orderStatus'];
}) {
  const times = useTimes();
  if (items.length === 0) return <Text>{texts.timeline.empty}</Text>;
  return (
    <List>
      {items.map((item, index) => (
        // Nothing but its place tells two of the same kind in the same millisecond apart, and the line only ever grows.
        <Item key={index} $tone={tones[item.kind]}>
          <Small as="span" color="secondary60">
            <time dateTime={new Date(item.atMs).toISOString()}>{times.at(item.atMs)}</time>
            {` · ${texts.timeline.kind[item.kind]}`}
            {item.by && ` · ${item.by.email ?? texts.checks.decide.somebody}`}
          </Small>
          <What item={item} lines={linesOf(item, { orderStatus, at: times.at })} />
        </Item>
      ))}
    </List>
  );
}

const Folded = styled.details`
  summary {
    cursor: pointer;
    font-weight: ${({ theme }) => theme.typography.fontWeight.semiBold};
    margin-bottom: ${({ theme }) => theme.spacing.xxSmall};
  }
`;

/** What the rules saw is a lot, and the same each time: it is unfolded by whoever wants to know. */
function What({ item, lines }: { readonly item: TimelineItem; readonly lines: readonly Fact[] }) {
  if (item.kind === 'facts')
    return (
      <Folded>
        <summary>{titleOf(item)}</summary>
        <Facts facts={lines} />
      </Folded>
    );
  return (
    <>
      <Text bold marginBottom="xxSmall">
        {titleOf(item)}
      </Text>
      <Facts facts={lines} />
    </>
  );
}
