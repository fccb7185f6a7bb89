import { styled } from 'styled-components';

/** Things beside one another, and below where there is no room. */
export const Row = styled.div<{ $isApart?: boolean; $isBelow?: boolean }>`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spacing.xSmall};
  align-items: center;
  justify-content: ${({ $isApart }) => ($isApart ? 'space-between' : 'flex-start')};
  margin-top: ${({ theme, $isBelow }) => ($isBelow ? theme.spacing.medium : 0)};
  margin-bottom: ${({ theme }) => theme.spacing.small};
`;
