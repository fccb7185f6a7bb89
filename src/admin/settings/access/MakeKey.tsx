/** @jsxImportSource react */
import { Checkbox, Fieldset, Form, FormGroup, Input, Select } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type CreatedKey, createdKeySchema, newKeySchema } from '../../../contract/schema/admin/keys.ts';
import { type Scope, scopes } from '../../../contract/schema/scope.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { Dialog } from '../../shell/Dialog.tsx';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';

const texts = all.access.keys;
const dayMs = 86_400_000;
/** In days; 0 for one that works until it is revoked. */
const lifetimes = [90, 365, 0] as const;

/** Asks what a new key is for, and has it made. */
export function MakeKey({
  onMade,
  onClose,
}: {
  readonly onMade: (key: CreatedKey) => void;
  readonly onClose: () => void;
}) {
  const { api, clock } = useAdmin();
  const task = useTask();
  const [name, setName] = useState('');
  const [ticked, setTicked] = useState<readonly Scope[]>(['checks:read']);
  const [days, setDays] = useState<(typeof lifetimes)[number]>(365);
  const key = newKeySchema.safeParse({
    name,
    scopes: [...ticked],
    expiresAtMs: days === 0 ? null : clock() + days * dayMs,
  });
  const make = async () => {
    if (!key.success) return;
    const answer = await task.run(() => api.send(createdKeySchema, 'POST', '/keys', key.data));
    if (answer?.ok) onMade(answer.value);
  };
  return (
    <Dialog
      variant="dialog"
      header={texts.make}
      onClose={onClose}
      actions={[
        { text: all.shell.cancel, variant: 'subtle', onClick: onClose },
        { text: texts.make, isLoading: task.isRunning, disabled: !key.success, onClick: make },
      ]}
    >
      <Form
        fullWidth
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <FormGroup>
          <Input
            label={texts.name}
            description={texts.nameNote}
            value={name}
            required
            maxLength={100}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
        </FormGroup>
        <Fieldset legend={texts.scopesLegend}>
          <FormGroup>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                label={texts.scopes[scope]}
                checked={ticked.includes(scope)}
                onChange={({ currentTarget: { checked } }) =>
                  setTicked(checked ? [...ticked, scope] : ticked.filter((one) => one !== scope))
                }
              />
            ))}
          </FormGroup>
        </Fieldset>
        <FormGroup>
          <Select
            label={texts.expires}
            options={lifetimes.map((one) => ({ value: one, content: texts.lifetimes[one] }))}
            value={days}
            filterable={false}
            onOptionChange={(next) => {
              if (next !== undefined) setDays(next);
            }}
          />
        </FormGroup>
      </Form>
    </Dialog>
  );
}
