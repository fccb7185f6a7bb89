/** @jsxImportSource react */
import { Box, Button, Flex, Form, FormGroup, Message, Text, Textarea } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type CheckDetail, checkDetailSchema, type StaffDecision } from '../../contract/schema/admin/checks.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { useTimes } from '../shell/times.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';

type Kind = StaffDecision['decision'];

/** What staff decided so far, and the way to decide: at any time, also before anything was shown, and otherwise than before. */
export function DecisionForm({
  check,
  onChanged,
  onStale,
}: {
  readonly check: CheckDetail;
  readonly onChanged: (check: CheckDetail) => void;
  /** The check is not any more as it is shown. */
  readonly onStale: () => void;
}) {
  const words = texts.checks.decide;
  const mayDecide = useMay('reviewer');
  const isOver = check.replacedBy !== null || check.forgottenAtMs !== null;
  return (
    <>
      <Standing check={check} onChanged={onChanged} onStale={onStale} />
      {isOver ? (
        <Text>{check.replacedBy ? words.closed : words.erased}</Text>
      ) : mayDecide ? (
        <Choice check={check} onChanged={onChanged} onStale={onStale} />
      ) : (
        <Text color="secondary60">{texts.shell.needs.reviewer}</Text>
      )}
    </>
  );
}

interface Parts {
  readonly check: CheckDetail;
  readonly onChanged: (check: CheckDetail) => void;
  readonly onStale: () => void;
}

/** Who decided what, and who waits for whom. */
function Standing({ check, onChanged, onStale }: Parts) {
  const words = texts.checks.decide;
  const { api, toasts, me } = useAdmin();
  const times = useTimes();
  const mayDecide = useMay('reviewer');
  const { isRunning, run } = useTask();
  const { decidedBy, secondEyes } = check;

  const undo = async () => {
    const answer = await run(
      () => api.send(checkDetailSchema, 'POST', `/checks/${check.checkId}/undo`, { revision: check.revision }),
      'edit_conflict',
    );
    if (!answer) return;
    if (answer.ok) {
      toasts.done(texts.checks.undo.done);
      onChanged(answer.value);
    } else {
      toasts.warn(words.conflict);
      onStale();
    }
  };

  return (
    <>
      {secondEyes && (
        <Box marginBottom="medium">
          <Message
            type="warning"
            messages={[
              {
                text: (secondEyes.decision === 'approve' ? words.second : words.secondReject)(
                  secondEyes.by?.email ?? words.somebody,
                  times.ago(secondEyes.atMs),
                ),
              },
              { text: words.secondReason(secondEyes.reason) },
              ...(secondEyes.by?.userId === me.user.userId ? [{ text: words.yours }] : []),
            ]}
          />
        </Box>
      )}
      {decidedBy && (
        <Box marginBottom="medium">
          <Text marginBottom="xxSmall">
            {words.decided(
              decidedBy.decision === 'approve' ? words.approvedWord : words.rejectedWord,
              nameOf(decidedBy),
              times.at(decidedBy.atMs),
            )}
          </Text>
          {decidedBy.reason && <Text marginBottom="xxSmall">{words.withReason(decidedBy.reason)}</Text>}
          {check.canUndo && mayDecide && (
            <Button variant="secondary" isLoading={isRunning} onClick={() => void undo()}>
              {texts.checks.undo.action}
            </Button>
          )}
        </Box>
      )}
    </>
  );
}

const nameOf = ({ by, name }: NonNullable<CheckDetail['decidedBy']>): string =>
  by ? (by.email ?? texts.checks.decide.somebody) : (name ?? texts.checks.decide.program);

function Choice({ check, onChanged, onStale }: Parts) {
  const words = texts.checks.decide;
  const { api, toasts, me } = useAdmin();
  const { isRunning, run } = useTask();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { secondEyes } = check;
  const isMine = secondEyes?.by?.userId === me.user.userId;
  /** What somebody else has begun, and whoever is here can finish. */
  const toAgree = secondEyes && !isMine ? secondEyes.decision : undefined;

  const decide = async (decision: Kind) => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    const body: StaffDecision = { decision, reason: reason.trim(), revision: check.revision };
    const answer = await run(
      () => api.send(checkDetailSchema, 'POST', `/checks/${check.checkId}/decision`, body),
      'edit_conflict',
      'second_eyes_needed',
    );
    if (!answer) return;
    if (!answer.ok) {
      toasts.warn(answer.failure.code === 'edit_conflict' ? words.conflict : words.firstDone);
      onStale();
      return;
    }
    setReason('');
    toasts.done(answer.value.secondEyes ? words.firstDone : decision === 'approve' ? words.approved : words.rejected);
    onChanged(answer.value);
  };

  return (
    <Form fullWidth onSubmit={(event) => event.preventDefault()}>
      <FormGroup>
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          rows={3}
          maxLength={1_000}
          value={reason}
          error={isMissing ? words.reasonMissing : undefined}
          onChange={({ target }) => {
            setReason(target.value);
            setMissing(false);
          }}
        />
      </FormGroup>
      <Flex flexGap="0.5rem" flexWrap="wrap">
        <Button
          type="button"
          isLoading={isRunning}
          disabled={isMine && secondEyes.decision === 'approve'}
          onClick={() => void decide('approve')}
        >
          {toAgree === 'approve' ? words.agree : words.approve}
        </Button>
        <Button
          type="button"
          variant="secondary"
          actionType="destructive"
          isLoading={isRunning}
          disabled={isMine && secondEyes.decision === 'reject'}
          onClick={() => void decide('reject')}
        >
          {toAgree === 'reject' ? words.agreeReject : words.reject}
        </Button>
      </Flex>
    </Form>
  );
}
