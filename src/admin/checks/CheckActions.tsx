/** @jsxImportSource react */
import { Button, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import {
  type CheckDetail,
  checkDetailSchema,
  type ErasureView,
  erasureSchema,
} from '../../contract/schema/admin/checks.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { useTimes } from '../shell/times.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';
import { Facts } from './Facts.tsx';

type Question = 'invite' | 'renew' | 'erase';

/** What else staff can do about a check: invite its shopper again, ask for a new check, erase the person. */
export function CheckActions({
  check,
  onDone,
  onRenewed,
}: {
  readonly check: CheckDetail;
  readonly onDone: () => void;
  readonly onRenewed: (check: CheckDetail) => void;
}) {
  const { api, toasts } = useAdmin();
  const { isRunning, run } = useTask();
  const [question, setQuestion] = useState<Question>();
  const [receipt, setReceipt] = useState<ErasureView>();
  const mayAct = useMay('reviewer');
  const mayErase = useMay('owner');
  const subject = subjectOf(check);

  const invite = async () => {
    const answer = await run(() => api.tell('POST', `/checks/${check.checkId}/invitation`));
    setQuestion(undefined);
    if (!answer?.ok) return;
    toasts.done(texts.checks.invite.done);
    onDone();
  };
  const renew = async () => {
    const answer = await run(() => api.send(checkDetailSchema, 'POST', '/checks', subject));
    setQuestion(undefined);
    if (!answer?.ok) return;
    toasts.done(texts.checks.renew.done);
    onRenewed(answer.value);
  };
  const erase = async () => {
    const answer = await run(() => api.send(erasureSchema, 'DELETE', `/checks/${check.checkId}/person`));
    setQuestion(undefined);
    if (!answer?.ok) return;
    setReceipt(answer.value);
    onDone();
  };

  const ask = (which: Question) => ({
    variant: 'secondary' as const,
    children: texts.checks.more[which],
    onClick: () => setQuestion(which),
  });
  const asking = { invite, renew, erase };
  return (
    <>
      {mayAct && check.canInvite && <Button {...ask('invite')} />}
      {mayAct && subject && check.replacedBy === null && <Button {...ask('renew')} />}
      {mayErase && check.forgottenAtMs === null && <Button {...ask('erase')} actionType="destructive" />}
      {question && (
        <Confirm
          title={texts.checks[question].title}
          text={texts.checks[question].text}
          action={texts.checks[question].action}
          isDestructive={question === 'erase'}
          isRunning={isRunning}
          onConfirm={() => void asking[question]()}
          onCancel={() => setQuestion(undefined)}
        />
      )}
      {receipt && <Receipt receipt={receipt} onClose={() => setReceipt(undefined)} />}
    </>
  );
}

/** For whom a new check is asked: the newest order, else the customer. Null where the check is nobody's but a cart's. */
function subjectOf({ orders, customerId }: CheckDetail) {
  const order = orders.at(-1);
  if (order) return { orderId: order.orderId };
  return customerId === null ? null : { customerId };
}

function Receipt({ receipt, onClose }: { readonly receipt: ErasureView; readonly onClose: () => void }) {
  const words = texts.checks.erase;
  const times = useTimes();
  const { erasureId, at, counts } = receipt;
  return (
    <Dialog
      variant="dialog"
      header={words.receipt}
      onClose={onClose}
      actions={[{ text: words.close, onClick: onClose }]}
    >
      <Text>{words.receiptText}</Text>
      <Facts
        facts={[
          { label: words.number, value: erasureId },
          { label: words.at, value: times.at(Date.parse(at)) },
          ...Object.entries(words.counts).map(([name, label]) => ({
            label,
            value: counts[name as keyof typeof words.counts],
          })),
        ]}
      />
    </Dialog>
  );
}
