/** @jsxImportSource react */
import { Badge, type BadgeProps, Button, Flex, Text } from '@bigcommerce/big-design';
import { webhookDeliveriesSchema } from '../../../contract/schema/admin/webhooks.ts';
import type { DeliveryView } from '../../../contract/schema/webhook.ts';
import { useAdmin, useMay } from '../../shell/admin.tsx';
import { Loaded } from '../../shell/Loaded.tsx';
import { useTimes } from '../../shell/times.ts';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { ListRow } from '../form/ListRow.tsx';
import { usePages } from './use-pages.ts';

const texts = all.access.webhooks;
const statusColours: Readonly<Record<DeliveryView['status'], NonNullable<BadgeProps['variant']>>> = {
  waiting: 'warning',
  delivered: 'success',
  failed: 'danger',
};

const nameOf = (type: DeliveryView['eventType']): string => (type === 'webhook.test' ? texts.test : texts.events[type]);

/** What was sent to one address, the newest first. */
export function Deliveries({ endpointId }: { readonly endpointId: string }) {
  const { api, toasts } = useAdmin();
  const isOwner = useMay('owner');
  const times = useTimes();
  const task = useTask();
  const path = `/webhooks/${endpointId}/deliveries`;
  const { reading, items, more, isReadingMore } = usePages(webhookDeliveriesSchema, path);

  const resend = async (deliveryId: string) => {
    const answer = await task.run(() => api.tell('POST', `${path}/${deliveryId}/resend`));
    if (!answer?.ok) return;
    toasts.done(texts.resent);
    reading.reload();
  };
  const storyOf = ({ attempts, lastAnswer, nextAttemptAt }: DeliveryView) =>
    [
      texts.attempts(attempts),
      ...(lastAnswer === null ? [] : [texts.answers[lastAnswer] ?? texts.answered(lastAnswer)]),
      ...(nextAttemptAt === null ? [] : [texts.next(times.ago(Date.parse(nextAttemptAt)))]),
    ].join(', ');

  return (
    <Loaded reading={reading}>
      {() =>
        items.length === 0 ? (
          <Text marginTop="medium">{texts.noDeliveries}</Text>
        ) : (
          <>
            {items.map((delivery) => {
              const { deliveryId, eventType, status } = delivery;
              const name = nameOf(eventType);
              const at = times.at(Date.parse(delivery.createdAt));
              return (
                <ListRow
                  key={deliveryId}
                  label={`${name}, ${at}`}
                  actions={
                    isOwner && (
                      <Button
                        variant="subtle"
                        mobileWidth="auto"
                        disabled={task.isRunning}
                        aria-label={texts.resendName(name, at)}
                        onClick={() => void resend(deliveryId)}
                      >
                        {texts.resend}
                      </Button>
                    )
                  }
                >
                  <Flex flexDirection="row" alignItems="center" flexWrap="wrap" flexGap="0.5rem">
                    <Badge label={texts.statuses[status]} variant={statusColours[status]} />
                    <Text marginBottom="none">{`${name}, ${at}`}</Text>
                  </Flex>
                  <Text color="secondary60" marginBottom="none">
                    {storyOf(delivery)}
                  </Text>
                </ListRow>
              );
            })}
            {more && (
              <Button variant="subtle" isLoading={isReadingMore} onClick={more}>
                {texts.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}
