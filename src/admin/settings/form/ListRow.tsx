/** @jsxImportSource react */
import { Flex } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Item = styled.section`
  padding: ${({ theme }) => theme.spacing.medium} 0;
  overflow-wrap: anywhere;
  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.secondary20};
  }
`;

/** One of several things, with what can be done with it: at its side where there is room, below it on a phone. */
export function ListRow({
  label,
  actions,
  children,
  below,
}: {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Takes the whole width. */
  readonly below?: ReactNode;
}) {
  return (
    <Item aria-label={label}>
      <Flex flexDirection="row" justifyContent="space-between" alignItems="flex-start" flexWrap="wrap" flexGap="0.5rem">
        <div style={{ flex: '1 1 16rem', minWidth: 0 }}>{children}</div>
        {actions && (
          <Flex flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
            {actions}
          </Flex>
        )}
      </Flex>
      {below}
    </Item>
  );
}
