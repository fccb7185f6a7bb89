/** @jsxImportSource react */
import { Box, Message } from '@bigcommerce/big-design';
import { useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import type { Policy } from './use-policy.ts';

const words = texts.rules;

/** Says who was quicker. What is shown is what is there now. */
export function Conflict({
  conflict: { editedBy, editedAtMs },
  onClose,
}: {
  readonly conflict: NonNullable<Policy['conflict']>;
  readonly onClose: () => void;
}) {
  const times = useTimes();
  const who = editedBy?.email ?? words.somebody;
  return (
    <Box marginBottom="medium">
      <Message
        type="warning"
        messages={[
          { text: words.conflict.title },
          { text: words.conflict.text(who, editedAtMs === null ? undefined : times.at(editedAtMs)) },
        ]}
        onClose={onClose}
      />
    </Box>
  );
}
