/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const List = styled.dl`
  display: grid;
  grid-template-columns: 1fr;
  gap: 0 ${({ theme }) => theme.spacing.medium};
  margin: 0;
  @media (min-width: 480px) {
    grid-template-columns: minmax(7rem, 10rem) 1fr;
    row-gap: ${({ theme }) => theme.spacing.xSmall};
  }
  dt {
    color: ${({ theme }) => theme.colors.secondary60};
  }
  dd {
    margin: 0 0 ${({ theme }) => theme.spacing.xSmall};
    overflow-wrap: anywhere;
    @media (min-width: 480px) {
      margin-bottom: 0;
    }
  }
`;

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known, each under its name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <List>
      {facts.map(({ label, value }) => (
        <Pair key={label} label={label} value={value} />
      ))}
    </List>
  );
}

function Pair({ label, value }: Fact) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
