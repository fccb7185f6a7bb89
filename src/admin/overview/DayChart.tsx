/** @jsxImportSource react */
import { Flex, Panel, Text } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { styled } from 'styled-components';
import type { OverviewView } from '../../contract/schema/admin/overview.ts';
import { useAdmin } from '../shell/admin.tsx';
import { localeOf } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { AsTable } from './AsTable.tsx';

const words = texts.overview;

/** From the ground up. They differ in how light they are too, for those who don't see colours. */
const kinds = [
  { kind: 'passed', color: theme.colors.success60 },
  { kind: 'inReview', color: theme.colors.warning40 },
  { kind: 'failed', color: theme.colors.danger40 },
  { kind: 'unfinished', color: theme.colors.secondary40 },
] as const;

const width = 900;
const height = 220;
const gap = 0.25;

const Drawing = styled.svg`
  display: block;
  width: 100%;
  height: 13.75rem;
`;

const Mark = styled.span<{ $color: string }>`
  display: inline-block;
  width: 0.75rem;
  height: 0.75rem;
  border-radius: 2px;
  background: ${({ $color }) => $color};
`;

type Day = OverviewView['days'][number];

const partOf = ({ asked, passed, failed, inReview }: Day) => ({
  passed,
  failed,
  inReview,
  unfinished: Math.max(0, asked - passed - failed - inReview),
});

/** A bar a day, of what became of those who were asked. */
export function DayChart({ view: { days, total } }: { readonly view: OverviewView }) {
  const { me } = useAdmin();
  // A day of the calendar, which is the same one everywhere.
  const format = new Intl.DateTimeFormat(localeOf(me.locale), { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const nameOf = (day: string) => format.format(Date.parse(day));
  const most = Math.max(1, ...days.map(({ asked }) => asked));
  const step = width / Math.max(1, days.length);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <Panel header={words.byDay.title}>
      <Flex flexDirection="row" flexWrap="wrap" flexGap="1rem" marginBottom="small" aria-hidden="true">
        {kinds.map(({ kind, color }) => (
          <Flex key={kind} flexDirection="row" alignItems="center" flexGap="0.5rem">
            <Mark $color={color} />
            <Text marginBottom="none">{words.kinds[kind]}</Text>
          </Flex>
        ))}
      </Flex>
      <Drawing
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.byDay.summary(total.asked, total.passed, total.failed)}
      >
        {[0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            x1={0}
            x2={width}
            y1={height * (1 - part) + 0.5}
            y2={height * (1 - part) + 0.5}
            stroke={theme.colors.secondary20}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {days.map((day, index) => {
          let below = 0;
          const parts = partOf(day);
          return kinds.map(({ kind, color }) => {
            const size = (parts[kind] / most) * height;
            below += size;
            return (
              size > 0 && (
                <rect
                  key={`${day.day} ${kind}`}
                  x={(index + gap / 2) * step}
                  y={height - below}
                  width={step * (1 - gap)}
                  height={size}
                  fill={color}
                />
              )
            );
          });
        })}
      </Drawing>
      <Flex flexDirection="row" justifyContent="space-between" aria-hidden="true">
        <Text color="secondary60" marginBottom="none">
          {first && nameOf(first.day)}
        </Text>
        <Text color="secondary60" marginBottom="none">
          {words.byDay.most(Math.max(0, ...days.map(({ asked }) => asked)))}
        </Text>
        <Text color="secondary60" marginBottom="none">
          {last && nameOf(last.day)}
        </Text>
      </Flex>
      <AsTable
        label={words.byDay.title}
        columns={[words.byDay.day, words.byDay.asked, ...kinds.map(({ kind }) => words.kinds[kind])]}
        rows={days.map((day) => ({
          key: day.day,
          cells: [nameOf(day.day), day.asked, ...kinds.map(({ kind }) => partOf(day)[kind])],
        }))}
      />
    </Panel>
  );
}
