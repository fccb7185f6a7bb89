/** @jsxImportSource react */
import { Box, Message } from '@bigcommerce/big-design';
import { useTimes } from '../../shell/times.ts';
import { texts as all } from '../../texts/texts.ts';
import type { SettingsForm } from './use-settings-form.ts';

const texts = all.settings.conflict;

/** Says who saved meanwhile, and what, and lets whoever came second decide. */
export function ConflictNotice({ form: { conflict, takeTheirs } }: { readonly form: SettingsForm }) {
  const times = useTimes();
  if (!conflict) return null;
  const { editedBy, editedAtMs, theirs, parts } = conflict;
  const who = editedBy ? (editedBy.email ?? texts.formerStaff) : texts.program;
  const said = [{ text: texts.who(who, editedAtMs === null ? null : times.at(editedAtMs)) }];
  if (theirs) said.push({ text: texts.what(parts.map((part) => all.settings.parts[part]).join(', ')) });
  else said.push({ text: texts.unread });
  return (
    <Box marginBottom="medium" role="alert">
      <Message
        type="warning"
        messages={[{ text: texts.header }, ...said]}
        {...(theirs && {
          actions: [
            { text: texts.mineOnTop, variant: 'secondary' as const, onClick: () => takeTheirs(true) },
            { text: texts.theirs, variant: 'subtle' as const, onClick: () => takeTheirs(false) },
          ],
        })}
      />
    </Box>
  );
}
