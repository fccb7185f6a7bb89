/** @jsxImportSource react */
import { Button, Form, FormGroup, Input, Panel, Select, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { checkDetailSchema } from '../../../contract/schema/admin/checks.ts';
import { type ErasureView, erasureSchema } from '../../../contract/schema/erasure.ts';
import { useAdmin, useMay } from '../../shell/admin.tsx';
import { Confirm } from '../../shell/Confirm.tsx';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { Receipt } from './Receipt.tsx';

const texts = all.data.erase;
const kinds = ['check', 'order', 'customer'] as const;
type Kind = (typeof kinds)[number];

const shapes: Readonly<Record<Kind, RegExp>> = {
  check: /^chk_[0-9a-z]{20,}$/,
  order: /^\d{1,15}$/,
  customer: /^\d{1,15}$/,
};
const pathOf = (kind: Kind, id: string) => (kind === 'check' ? `/checks/${id}` : `/${kind}s/${id}/check`);
const unknownCodes = ['unknown_check', 'unknown_order', 'unknown_customer', 'not_found'];

/** Finds a person by a check of theirs, and erases what is known of them once that is confirmed. */
export function ErasePerson() {
  const { api } = useAdmin();
  const isOwner = useMay('owner');
  const finding = useTask();
  const erasing = useTask();
  const [kind, setKind] = useState<Kind>('check');
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [receipt, setReceipt] = useState<ErasureView | null>(null);

  const find = async () => {
    const given = id.trim();
    if (!shapes[kind].test(given)) {
      setProblem(texts.wrong[kind]);
      return;
    }
    setProblem(undefined);
    setReceipt(null);
    const answer = await finding.run(() => api.read(checkDetailSchema, pathOf(kind, given)), ...unknownCodes);
    if (answer?.ok) setFound(answer.value.checkId);
    else if (answer) setProblem(texts.unknown);
  };
  const close = () => {
    setFound(null);
    setTyped('');
  };
  const erase = async () => {
    const answer = await erasing.run(() => api.send(erasureSchema, 'DELETE', `/checks/${found}/person`));
    if (!answer?.ok) return;
    setReceipt(answer.value);
    setId('');
    close();
  };

  return (
    <Panel header={texts.header} description={texts.description}>
      {!isOwner && <Text>{all.shell.needs.owner}</Text>}
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <FormGroup>
          <Select
            label={texts.by}
            options={kinds.map((one) => ({ value: one, content: texts.kinds[one] }))}
            value={kind}
            disabled={!isOwner}
            filterable={false}
            onOptionChange={(next) => {
              if (!next) return;
              setKind(next);
              setProblem(undefined);
            }}
          />
        </FormGroup>
        <FormGroup>
          <Input
            label={texts.kinds[kind]}
            value={id}
            disabled={!isOwner}
            spellCheck={false}
            autoComplete="off"
            {...(problem && { error: problem })}
            onChange={({ currentTarget: { value } }) => setId(value)}
          />
        </FormGroup>
        <Button
          type="submit"
          variant="secondary"
          actionType="destructive"
          disabled={!isOwner || id.trim() === ''}
          isLoading={finding.isRunning}
        >
          {texts.find}
        </Button>
      </Form>
      {found !== null && (
        <Confirm
          title={texts.confirm}
          text={texts.confirmText(found)}
          action={texts.action}
          isDestructive
          isRunning={erasing.isRunning}
          isReady={typed === texts.word}
          onConfirm={() => void erase()}
          onCancel={close}
        >
          <Input
            label={texts.type(texts.word)}
            value={typed}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
        </Confirm>
      )}
      {receipt && <Receipt receipt={receipt} onRead={setReceipt} />}
    </Panel>
  );
}
