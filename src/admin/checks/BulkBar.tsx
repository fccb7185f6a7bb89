/** @jsxImportSource react */
import { Box, Button, Checkbox, FormGroup, Message, Textarea } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type Bulk, type BulkResult, bulkResultSchema } from '../../contract/schema/admin/checks.ts';
import { useAdmin } from '../shell/admin.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { useTask } from '../shell/use-task.ts';
import { wordsFor } from '../shell/words-for.ts';
import { texts } from '../texts/texts.ts';
import { Row } from './row.ts';

const actions = ['approve', 'reject', 'invite'] as const;

/** Does one thing to all that are chosen on this page, and says for each what it could not be done to. */
export function BulkBar({
  shown,
  chosen,
  onChoose,
  onDone,
}: {
  /** Every check on this page. */
  readonly shown: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onDone: () => void;
}) {
  const words = texts.checks.bulk;
  const { api, toasts } = useAdmin();
  const { isRunning, run } = useTask();
  const [action, setAction] = useState<Bulk['action']>();
  const [reason, setReason] = useState('');
  const [leftOut, setLeftOut] = useState<BulkResult['items']>([]);
  const [all, setAll] = useState(0);
  const needsReason = action !== 'invite';

  const act = async () => {
    if (!action) return;
    const body: Bulk = {
      action,
      checkIds: [...chosen],
      reason: needsReason ? reason.trim() : words.inviteReason,
    };
    const answer = await run(() => api.send(bulkResultSchema, 'POST', '/checks/bulk', body));
    setAction(undefined);
    if (!answer?.ok) return;
    const { items } = answer.value;
    const failed = items.filter(({ code }) => code !== null);
    setLeftOut(failed);
    setAll(items.length);
    setReason('');
    onChoose(new Set(failed.map(({ checkId }) => checkId)));
    if (failed.length < items.length) toasts.done(words.done(items.length - failed.length));
    onDone();
  };

  return (
    <Box as="section" aria-label={words.label} marginBottom="small">
      {leftOut.length > 0 && (
        <Box marginBottom="small">
          <Message
            type="warning"
            messages={[
              { text: words.someFailed(leftOut.length, all) },
              ...leftOut.map(({ checkId, code }) => ({
                text: `${checkId}: ${wordsFor({ code: code ?? '', requestId: null, details: {} })}`,
              })),
            ]}
            onClose={() => setLeftOut([])}
          />
        </Box>
      )}
      <Row>
        <Checkbox
          label={chosen.size > 0 ? words.chosen(chosen.size) : words.chooseAll}
          checked={chosen.size > 0 && chosen.size === shown.length}
          isIndeterminate={chosen.size > 0 && chosen.size < shown.length}
          onChange={({ target }) => onChoose(new Set(target.checked ? shown : []))}
        />
        {chosen.size > 0 &&
          actions.map((one) => (
            <Button
              key={one}
              variant="secondary"
              mobileWidth="auto"
              actionType={one === 'reject' ? 'destructive' : 'normal'}
              onClick={() => setAction(one)}
            >
              {words[one]}
            </Button>
          ))}
      </Row>
      {action && (
        <Confirm
          title={words[`${action}Title`](chosen.size)}
          text={words[`${action}Text`]}
          action={words[action]}
          isDestructive={action === 'reject'}
          isRunning={isRunning}
          isReady={!needsReason || reason.trim() !== ''}
          onConfirm={() => void act()}
          onCancel={() => setAction(undefined)}
        >
          {needsReason && (
            <FormGroup>
              <Textarea
                label={texts.checks.decide.reason}
                description={texts.checks.decide.reasonHint}
                rows={3}
                maxLength={1_000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </FormGroup>
          )}
        </Confirm>
      )}
    </Box>
  );
}
