/** @jsxImportSource react */
import { Message, Panel, ProgressBar, Text } from '@bigcommerce/big-design';
import { useEffect } from 'react';
import { type SimulationView, simulationSchema } from '../../contract/schema/admin/simulation.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { SimulationResult } from './SimulationResult.tsx';

const words = texts.simulator;
const looksAgainMs = 1_000;

const isUnderWay = ({ state }: SimulationView) => state === 'waiting' || state === 'running';

/** One run, while it is under way and when it is done. */
export function Simulation({ simulationId }: { readonly simulationId: string }) {
  const reading = useRead(simulationSchema, `/policy/simulations/${simulationId}`);
  const { value, failure, isReading, reload } = reading;
  useEffect(() => {
    // Where an answer failed to come, the merchant is told, and tries again by hand.
    if (!value || !isUnderWay(value) || isReading || failure) return;
    const timer = setTimeout(reload, looksAgainMs);
    return () => clearTimeout(timer);
  }, [value, failure, isReading, reload]);

  return (
    <Loaded reading={reading}>
      {(view) => {
        if (view.state === 'failed') return <Message type="error" messages={[{ text: words.failed }]} />;
        return isUnderWay(view) ? <Progress view={view} /> : <SimulationResult view={view} />;
      }}
    </Loaded>
  );
}

function Progress({ view: { state, done, total } }: { readonly view: SimulationView }) {
  const percent = total ? Math.round((done / total) * 100) : undefined;
  return (
    <Panel header={words.runs}>
      <div role="progressbar" aria-label={words.runs} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <div aria-hidden="true">
          <ProgressBar {...(percent !== undefined && { percent })} />
        </div>
      </div>
      <Text role="status" marginTop="small">
        {state === 'waiting' ? words.waiting : words.progress(done, total)}
      </Text>
      <Text color="secondary60">{words.slow}</Text>
    </Panel>
  );
}
