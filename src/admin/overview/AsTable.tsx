/** @jsxImportSource react */
import { styled } from 'styled-components';
import { PlainTable } from '../shell/PlainTable.tsx';
import { texts } from '../texts/texts.ts';

const Details = styled.details`
  margin-top: 1rem;
  summary {
    color: ${({ theme }) => theme.colors.primary};
    cursor: pointer;
    padding: 0.25rem 0;
  }
`;

/** The figures behind a drawing, for whoever would rather read them. */
export function AsTable(table: Parameters<typeof PlainTable>[0]) {
  return (
    <Details>
      <summary>{texts.overview.asTable}</summary>
      <PlainTable {...table} />
    </Details>
  );
}
