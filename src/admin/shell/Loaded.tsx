/** @jsxImportSource react */
import { Box, Flex, Message, ProgressCircle } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import { Failed } from './Failed.tsx';
import type { Reading } from './use-read.ts';
import { wordsFor } from './words-for.ts';

/** What was read, drawn by `children`; until then that it is on its way, or why it did not come and a way to try again. */
export function Loaded<T>({
  reading,
  children,
}: {
  readonly reading: Reading<T>;
  readonly children: (value: T) => ReactNode;
}) {
  const { value, failure, isReading, reload } = reading;
  if (value === undefined)
    return failure && !isReading ? (
      <Failed failure={failure} onRetry={reload} />
    ) : (
      <Flex justifyContent="center" padding="xxLarge" role="status" aria-label={texts.shell.loading}>
        <ProgressCircle size="medium" />
      </Flex>
    );
  return (
    <>
      {failure && (
        <Box marginBottom="medium">
          <Message
            type="warning"
            messages={[{ text: texts.shell.maybeOld }, { text: wordsFor(failure) }]}
            actions={[{ text: texts.shell.tryAgain, onClick: reload, variant: 'secondary' }]}
          />
        </Box>
      )}
      {children(value)}
    </>
  );
}
