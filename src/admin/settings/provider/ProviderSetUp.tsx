/** @jsxImportSource react */
import { Checkbox, Form, FormGroup, InlineMessage, Input, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type ProviderItem, providerItemSchema } from '../../../contract/schema/admin/providers.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { Dialog } from '../../shell/Dialog.tsx';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { CopyField } from '../form/CopyField.tsx';
import { Tick } from '../form/Tick.tsx';

const texts = all.provider.setUp;

/** Takes a provider's credentials in. What is set is kept unless something else is entered, or it is to be forgotten. */
export function ProviderSetUp({
  item,
  onSaved,
  onClose,
}: {
  readonly item: ProviderItem;
  readonly onSaved: (item: ProviderItem) => void;
  readonly onClose: () => void;
}) {
  const { api, toasts } = useAdmin();
  const task = useTask();
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const [forgotten, setForgotten] = useState<readonly string[]>([]);
  const [isWrong, setWrong] = useState(false);
  const { name, label, credentialNames, webhookUrl } = item;
  const [isAllForgotten, setAllForgotten] = useState(false);
  const isAnySet = credentialNames.some(({ isSet }) => isSet);
  const isInUse = item.isFirst || item.isSecond;
  const given: Record<string, string | null> = {
    ...Object.fromEntries(
      Object.entries(entered)
        .map(([key, value]) => [key, value.trim()])
        .filter(([, value]) => value !== ''),
    ),
    ...Object.fromEntries(forgotten.map((one) => [one, null])),
  };
  const credentials = isAllForgotten ? Object.fromEntries(credentialNames.map((one) => [one.name, null])) : given;
  const isEmpty = Object.keys(credentials).length === 0;

  const save = async () => {
    setWrong(false);
    const answer = await task.run(
      () => api.send(providerItemSchema, 'PUT', `/providers/${name}/credentials`, { credentials }),
      'invalid_request',
    );
    if (answer?.ok) {
      toasts.done(texts.saved(label));
      onSaved(answer.value);
      onClose();
    } else if (answer) setWrong(true);
  };

  return (
    <Dialog
      header={texts.header(label)}
      onClose={onClose}
      actions={[
        { text: all.shell.cancel, variant: 'subtle', onClick: onClose },
        { text: texts.save, isLoading: task.isRunning, disabled: isEmpty, onClick: save },
      ]}
    >
      <Text>{texts.text}</Text>
      <Form
        fullWidth
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) void save();
        }}
      >
        {credentialNames.map((credential) => {
          const called = texts.names[credential.name] ?? credential.name;
          const needed = credential.isRequired ? texts.isMissing : texts.isOptional;
          const isForgotten = isAllForgotten || forgotten.includes(credential.name);
          return (
            <FormGroup key={credential.name}>
              <Input
                type={credential.isSecret ? 'password' : 'text'}
                autoComplete={credential.isSecret ? 'new-password' : 'off'}
                spellCheck={false}
                label={called}
                description={credential.isSet ? texts.isSet(credential.value) : needed}
                placeholder={credential.isSet ? texts.keep : ''}
                disabled={isForgotten}
                value={isForgotten ? '' : (entered[credential.name] ?? '')}
                onChange={({ currentTarget: { value } }) => setEntered((was) => ({ ...was, [credential.name]: value }))}
              />
              {credential.isSet && !credential.isRequired && (
                <Checkbox
                  label={texts.forget(called)}
                  checked={isForgotten}
                  disabled={isAllForgotten}
                  onChange={({ currentTarget: { checked } }) =>
                    setForgotten((was) =>
                      checked ? [...was, credential.name] : was.filter((one) => one !== credential.name),
                    )
                  }
                />
              )}
            </FormGroup>
          );
        })}
        {isAnySet && (
          <Tick
            label={texts.forgetAll(label)}
            {...(isInUse && { description: texts.inUse })}
            isTicked={isAllForgotten}
            isDisabled={isInUse}
            onChange={setAllForgotten}
          />
        )}
        {isWrong && <InlineMessage type="error" marginVertical="medium" messages={[{ text: texts.wrong }]} />}
        {webhookUrl && <CopyField label={texts.webhook} description={texts.webhookNote} value={webhookUrl} />}
      </Form>
    </Dialog>
  );
}
