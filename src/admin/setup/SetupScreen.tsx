/** @jsxImportSource react */
import { Button, Panel } from '@bigcommerce/big-design';
import { useEffect, useState } from 'react';
import { type SetupId, type SetupView, setupSchema } from '../../contract/schema/admin/setup.ts';
import { useAdmin } from '../shell/admin.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';
import { NextSteps } from './NextSteps.tsx';
import { SetupRow, Steps } from './SetupRow.tsx';

const words = texts.setup;
const looksAgainMs = 2_000;
const looksAgainTimes = 10;

/** Everything that a store needs before its first checkout is asked, with the button that puts each right. */
export function SetupScreen() {
  const { api, toasts } = useAdmin();
  const reading = useRead(setupSchema, '/setup');
  const repairing = useTask();
  /** How often to look again, for what is being put right. */
  const [looks, setLooks] = useState(0);
  const { reload, isReading, value } = reading;

  const isMended = value?.items.every(({ state, canRepair }) => state === 'ok' || !canRepair) ?? false;
  useEffect(() => {
    if (looks === 0 || isReading) return;
    if (isMended) return setLooks(0);
    const timer = setTimeout(() => {
      setLooks((was) => was - 1);
      reload();
    }, looksAgainMs);
    return () => clearTimeout(timer);
  }, [looks, isReading, isMended, reload]);

  const repair = async (id: SetupId) => {
    const answer = await repairing.run(() => api.tell('POST', `/setup/${id}/repair`));
    if (!answer) return;
    toasts.done(words.repairing);
    setLooks(looksAgainTimes);
    reload();
  };

  return (
    <Screen
      title={words.title}
      description={words.description}
      actions={
        <Button variant="secondary" onClick={reload} isLoading={isReading && value !== undefined}>
          {words.lookAgain}
        </Button>
      }
    >
      <Loaded reading={reading}>
        {(view: SetupView) => (
          <>
            <Panel header={words.checklist}>
              <Steps>
                {view.items.map((item) => (
                  <SetupRow
                    key={item.id}
                    item={item}
                    isRepairing={repairing.isRunning || looks > 0}
                    onRepair={() => void repair(item.id)}
                  />
                ))}
              </Steps>
            </Panel>
            <NextSteps view={view} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
