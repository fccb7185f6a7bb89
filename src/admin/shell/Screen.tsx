/** @jsxImportSource react */
import { Box, Flex, H1, Text } from '@bigcommerce/big-design';
import { type ReactNode, useEffect, useRef } from 'react';

/** One screen: its heading, what it is for, what can be done with all of it, and the rest. */
export function Screen({
  title,
  description,
  actions,
  children,
}: {
  readonly title: string;
  readonly description?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${title} – idgate`;
    // Who came by a link hears where they are. At the very beginning nobody came by one.
    if (document.activeElement !== document.body) heading.current?.focus();
  }, [title]);
  return (
    <>
      <Flex
        flexDirection="row"
        justifyContent="space-between"
        alignItems="flex-start"
        flexWrap="wrap"
        flexGap="1rem"
        marginBottom="large"
      >
        <Box>
          <div ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            <H1 marginBottom="xxSmall">{title}</H1>
          </div>
          {description && (
            <Text color="secondary60" marginBottom="none">
              {description}
            </Text>
          )}
        </Box>
        {actions && (
          <Flex flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </>
  );
}
