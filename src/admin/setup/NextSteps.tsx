/** @jsxImportSource react */
import { Button, Link, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type SetupView, testOrderSchema } from '../../contract/schema/admin/setup.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { LinkInText } from '../shell/LinkInText.tsx';
import { hrefOf } from '../shell/route.ts';
import { useTimes } from '../shell/times.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';
import { Step, Steps } from './SetupRow.tsx';

const words = texts.setup;

/** What comes once everything is there: a rule, and a checkout that it asks. In the sandbox, an order to try it with. */
export function NextSteps({ view: { liveRules, firstGatedAtMs, installedAtMs } }: { readonly view: SetupView }) {
  const { me } = useAdmin();
  const times = useTimes();
  return (
    <Panel header={words.next}>
      <Steps>
        <Step
          state={liveRules > 0 ? 'ok' : 'unknown'}
          title={words.rules.title}
          action={<Link href={hrefOf('/rules')}>{liveRules > 0 ? words.rules.open : words.rules.action}</Link>}
        >
          <Text marginBottom="none">{liveRules > 0 ? words.rules.some(liveRules) : words.rules.none}</Text>
        </Step>
        <Step
          state={firstGatedAtMs === null ? 'unknown' : 'ok'}
          title={words.first.title}
          action={me.isSandbox && <TestOrder />}
        >
          <Text marginBottom="none">
            {firstGatedAtMs === null
              ? words.first.none
              : words.first.done(times.span(Math.max(0, firstGatedAtMs - installedAtMs)))}
          </Text>
          {me.isSandbox && (
            <Text color="secondary60" marginBottom="none">
              {words.test.text}
            </Text>
          )}
        </Step>
      </Steps>
    </Panel>
  );
}

function TestOrder() {
  const { api } = useAdmin();
  const mayPlace = useMay('reviewer');
  const placing = useTask();
  const [orderId, setOrderId] = useState<number>();
  const place = async () => {
    const answer = await placing.run(() => api.send(testOrderSchema, 'POST', '/setup/test-order'));
    if (answer?.ok) setOrderId(answer.value.orderId);
  };
  return (
    <>
      <Button variant="secondary" onClick={() => void place()} isLoading={placing.isRunning} disabled={!mayPlace}>
        {words.test.action}
      </Button>
      {orderId !== undefined && (
        <Text role="status" marginTop="xSmall" marginBottom="none">
          {words.test.placed(orderId)} <LinkInText href={hrefOf(`/order/${orderId}`)}>{words.test.see}</LinkInText>
        </Text>
      )}
    </>
  );
}
