/** @jsxImportSource react */
import { Button } from '@bigcommerce/big-design';
import { useState } from 'react';
import { checkDetailSchema, type NewAdminCheck } from '../../contract/schema/admin/checks.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { go, type Route } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';
import { CheckBody } from './CheckBody.tsx';
import { useOrderStatuses } from './use-order-statuses.ts';
import { useReloadOnReturn } from './use-reload.ts';
import { Why } from './Why.tsx';

type Kind = 'order' | 'customer';

/** `#/order/118`: the check that speaks for an order, beside BigCommerce's page of it. */
export const OrderScreen = ({ route }: { readonly route: Route }) => <Subject kind="order" route={route} />;
/** `#/customer/7`: the check of a customer, beside BigCommerce's page of them. */
export const CustomerScreen = ({ route }: { readonly route: Route }) => <Subject kind="customer" route={route} />;

function Subject({ kind, route }: { readonly kind: Kind; readonly route: Route }) {
  const id = Number(route.parts[0]);
  const { wrong } = texts.checks.panel;
  return Number.isSafeInteger(id) && id > 0 ? (
    <SubjectPanel key={`${kind} ${id}`} kind={kind} id={id} />
  ) : (
    <Empty title={wrong.title} text={wrong.text} />
  );
}

function SubjectPanel({ kind, id }: { readonly kind: Kind; readonly id: number }) {
  const words = texts.checks.panel;
  const path = kind === 'order' ? `/orders/${id}` : `/customers/${id}`;
  const reading = useRead(checkDetailSchema, `${path}/check`);
  const { failure, isReading, reload, replace } = reading;
  useReloadOnReturn(reload);
  const hasNone = failure?.code === 'unknown_check' && !isReading;
  return (
    <Screen
      title={kind === 'order' ? words.orderTitle(id) : words.customerTitle(id)}
      actions={
        <>
          {kind === 'customer' && (
            <Button variant="subtle" onClick={() => go('/checks', { customerId: id })}>
              {words.all}
            </Button>
          )}
          <Button variant="secondary" isLoading={isReading} onClick={reload}>
            {texts.checks.detail.reload}
          </Button>
        </>
      }
    >
      {hasNone ? (
        <NoCheck kind={kind} id={id} onAsked={reload} />
      ) : (
        <Loaded reading={reading}>
          {(check) => (
            <CheckBody
              check={check}
              timelinePath={kind === 'order' ? `${path}/timeline` : `/checks/${check.checkId}/timeline`}
              onChanged={replace}
              onStale={reload}
              onRenewed={replace}
            />
          )}
        </Loaded>
      )}
    </Screen>
  );
}

/** Why nothing was asked, and a way to ask all the same. */
function NoCheck({ kind, id, onAsked }: { readonly kind: Kind; readonly id: number; readonly onAsked: () => void }) {
  const words = texts.checks.panel;
  const { api, toasts } = useAdmin();
  const mayAsk = useMay('reviewer');
  const orderStatus = useOrderStatuses();
  const { isRunning, run } = useTask();
  const [isAsking, setAsking] = useState(false);
  const isOrder = kind === 'order';

  const ask = async () => {
    const body: NewAdminCheck = isOrder ? { orderId: id } : { customerId: id };
    const answer = await run(() => api.send(checkDetailSchema, 'POST', '/checks', body));
    setAsking(false);
    if (!answer?.ok) return;
    toasts.done(texts.checks.renew.done);
    onAsked();
  };

  return (
    <>
      <Empty
        title={isOrder ? words.noneForOrder : words.noneForCustomer}
        text={isOrder ? words.noneForOrderText : words.noneForCustomerText}
      >
        {mayAsk && <Button onClick={() => setAsking(true)}>{words.ask}</Button>}
      </Empty>
      {isOrder && <Why timelinePath={`/orders/${id}/timeline`} state="" orderStatus={orderStatus} />}
      {isAsking && (
        <Confirm
          title={words.askTitle}
          text={isOrder ? words.askOrderText : words.askCustomerText}
          action={words.ask}
          isRunning={isRunning}
          onConfirm={() => void ask()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
