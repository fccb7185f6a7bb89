/** @jsxImportSource react */
import { Badge, type BadgeProps, Button, Flex, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { endpointSchema } from '../../../contract/schema/admin/webhooks.ts';
import type { Endpoint } from '../../../contract/schema/webhook.ts';
import { useAdmin, useMay } from '../../shell/admin.tsx';
import { Confirm } from '../../shell/Confirm.tsx';
import { useTimes } from '../../shell/times.ts';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { ListRow } from '../form/ListRow.tsx';
import { Deliveries } from './Deliveries.tsx';

const texts = all.access.webhooks;
type EndpointState = keyof typeof texts.states;
const stateColours: Readonly<Record<EndpointState, NonNullable<BadgeProps['variant']>>> = {
  on: 'success',
  off: 'secondary',
  failing: 'warning',
  givenUp: 'danger',
};

function stateOf({ isEnabled, failingSince, givenUpAt }: Endpoint): EndpointState {
  if (!isEnabled) return givenUpAt === null ? 'off' : 'givenUp';
  return failingSince === null ? 'on' : 'failing';
}

/** One address: how it does, what was sent to it, and what can be done with it. */
export function EndpointRow({
  endpoint,
  onChange,
  onChanged,
}: {
  readonly endpoint: Endpoint;
  /** It is to be changed. */
  readonly onChange: () => void;
  /** It was. */
  readonly onChanged: () => void;
}) {
  const { api, toasts } = useAdmin();
  const isOwner = useMay('owner');
  const times = useTimes();
  const task = useTask();
  const [isOpen, setOpen] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { endpointId, url, eventTypes, isEnabled, failingSince, givenUpAt } = endpoint;
  const state = stateOf(endpoint);
  const path = `/webhooks/${endpointId}`;

  const turn = async () => {
    const answer = await task.run(() => api.send(endpointSchema, 'PUT', path, { isEnabled: !isEnabled }));
    if (answer?.ok) onChanged();
  };
  const remove = async () => {
    const answer = await task.run(() => api.tell('DELETE', path));
    setAsked(false);
    if (!answer?.ok) return;
    toasts.done(texts.removed);
    onChanged();
  };

  return (
    <ListRow
      label={url}
      actions={
        <>
          <Button
            variant="secondary"
            mobileWidth="auto"
            aria-expanded={isOpen}
            aria-label={isOpen ? texts.hideName(url) : texts.deliveriesName(url)}
            onClick={() => setOpen((was) => !was)}
          >
            {isOpen ? texts.hide : texts.deliveries}
          </Button>
          {isOwner && (
            <>
              <Button variant="secondary" mobileWidth="auto" aria-label={texts.changeName(url)} onClick={onChange}>
                {texts.change}
              </Button>
              <Button variant="secondary" mobileWidth="auto" isLoading={task.isRunning} onClick={turn}>
                {isEnabled ? texts.turnOff : texts.turnOn}
              </Button>
              <Button
                variant="secondary"
                actionType="destructive"
                mobileWidth="auto"
                aria-label={texts.removeName(url)}
                onClick={() => setAsked(true)}
              >
                {texts.remove}
              </Button>
            </>
          )}
        </>
      }
      below={isOpen && <Deliveries endpointId={endpointId} />}
    >
      <Flex flexDirection="row" alignItems="center" flexWrap="wrap" flexGap="0.5rem" marginBottom="xxSmall">
        <Text bold marginBottom="none">
          {url}
        </Text>
        <Badge label={texts.states[state]} variant={stateColours[state]} />
      </Flex>
      <Text marginBottom="none">{eventTypes.map((type) => texts.events[type]).join(' · ')}</Text>
      {state === 'failing' && failingSince !== null && (
        <Text color="secondary60" marginBottom="none">
          {texts.failingSince(times.at(Date.parse(failingSince)))}
        </Text>
      )}
      {state === 'givenUp' && givenUpAt !== null && (
        <Text color="secondary60" marginBottom="none">
          {texts.givenUp(times.at(Date.parse(givenUpAt)))}
        </Text>
      )}
      {isAsked && (
        <Confirm
          title={texts.removeTitle}
          text={texts.removeText(url)}
          action={texts.remove}
          isDestructive
          isRunning={task.isRunning}
          onConfirm={() => void remove()}
          onCancel={() => setAsked(false)}
        />
      )}
    </ListRow>
  );
}
