/** @jsxImportSource react */
import { Checkbox, Fieldset, Form, FormGroup, Input } from '@bigcommerce/big-design';
import { useState } from 'react';
import type { z } from 'zod';
import { createdEndpointSchema, newEndpointSchema } from '../../../contract/schema/admin/webhooks.ts';
import { type Endpoint, type EventType, eventTypes } from '../../../contract/schema/webhook.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { Dialog } from '../../shell/Dialog.tsx';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';

const texts = all.access.webhooks;
type Created = z.infer<typeof createdEndpointSchema>;
const problems: Readonly<Record<string, string>> = {
  url_not_allowed: texts.urlWrong,
  invalid_request: texts.urlWrong,
  too_many_endpoints: texts.tooMany,
};

/** An address and what it is told of: a new one, or one that is there. */
export function EndpointForm({
  endpoint,
  onSaved,
  onClose,
}: {
  /** Null for a new one. */
  readonly endpoint: Endpoint | null;
  /** With its secret for a new one, and null else. */
  readonly onSaved: (created: Created | null) => void;
  readonly onClose: () => void;
}) {
  const { api } = useAdmin();
  const task = useTask();
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [ticked, setTicked] = useState<readonly EventType[]>(endpoint?.eventTypes ?? eventTypes);
  const [problem, setProblem] = useState<string>();
  const isWhole = url.trim() !== '' && ticked.length > 0;

  const save = async () => {
    const read = newEndpointSchema.safeParse({ url: url.trim(), eventTypes: [...ticked] });
    if (!read.success) {
      setProblem(texts.urlWrong);
      return;
    }
    setProblem(undefined);
    const expected = Object.keys(problems);
    const answer = await task.run<Created | null>(
      async () => {
        if (!endpoint) return api.send(createdEndpointSchema, 'POST', '/webhooks', read.data);
        return api.tell('PUT', `/webhooks/${endpoint.endpointId}`, read.data);
      },
      ...expected,
    );
    if (answer?.ok) onSaved(answer.value);
    else if (answer) setProblem(problems[answer.failure.code]);
  };

  return (
    <Dialog
      variant="dialog"
      header={endpoint ? texts.changeTitle : texts.addTitle}
      onClose={onClose}
      actions={[
        { text: all.shell.cancel, variant: 'subtle', onClick: onClose },
        { text: texts.save, isLoading: task.isRunning, disabled: !isWhole, onClick: save },
      ]}
    >
      <Form
        fullWidth
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) void save();
        }}
      >
        <FormGroup>
          <Input
            type="url"
            label={texts.url}
            description={texts.urlNote}
            placeholder="https://"
            value={url}
            required
            {...(problem && { error: problem })}
            onChange={({ currentTarget: { value } }) => setUrl(value)}
          />
        </FormGroup>
        <Fieldset legend={texts.eventsLegend}>
          <FormGroup>
            {eventTypes.map((type) => (
              <Checkbox
                key={type}
                label={texts.events[type]}
                checked={ticked.includes(type)}
                onChange={({ currentTarget: { checked } }) =>
                  setTicked(checked ? [...ticked, type] : ticked.filter((one) => one !== type))
                }
              />
            ))}
          </FormGroup>
        </Fieldset>
      </Form>
    </Dialog>
  );
}
