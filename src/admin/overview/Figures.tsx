/** @jsxImportSource react */
import { Link, Panel } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { OverviewView } from '../../contract/schema/admin/overview.ts';
import { hrefOf } from '../shell/route.ts';
import { useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';

const words = texts.overview;
const minuteMs = 60_000;

const List = styled.dl`
  display: grid;
  gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  margin: 0;
  dt {
    color: ${({ theme }) => theme.colors.secondary60};
  }
  dd {
    margin: 0;
    font-size: 1.5rem;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
`;

/** Numbers with their names. */
export function FigureList({
  figures,
}: {
  readonly figures: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <List>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </List>
  );
}

/** The most important numbers. */
export function Figures({ view: { total, medianMinutes, inReviewNow, holdsOpen } }: { readonly view: OverviewView }) {
  const times = useTimes();
  const { figures } = words;
  return (
    <Panel>
      <FigureList
        figures={[
          { label: figures.asked, value: total.asked },
          { label: figures.passed, value: total.passed },
          { label: figures.failed, value: total.failed },
          {
            label: figures.median,
            value: medianMinutes === null ? words.none : times.span(Math.round(medianMinutes * minuteMs)),
          },
          {
            label: figures.inReviewNow,
            value: inReviewNow > 0 ? <Link href={hrefOf('/review')}>{inReviewNow}</Link> : inReviewNow,
          },
          { label: figures.holdsOpen, value: holdsOpen },
        ]}
      />
    </Panel>
  );
}
