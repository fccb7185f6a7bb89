/** @jsxImportSource react */
import { Flex, Text } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';

/** Stands where there is nothing yet: says what will be here, and how to begin. */
export function Empty({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <Flex flexDirection="column" alignItems="center" padding="xLarge">
      <Text bold marginBottom="xxSmall">
        {title}
      </Text>
      <Text color="secondary60" marginBottom="medium">
        {text}
      </Text>
      {children}
    </Flex>
  );
}
