/** @jsxImportSource react */
import { Button, Flex, Form, FormGroup, Input, Panel, Radio, Text } from '@bigcommerce/big-design';
import { type FormEvent, useState } from 'react';
import { type PolicyView, policySchema } from '../../contract/schema/admin/policy.ts';
import { mostSimulatedOrders, startedSimulationSchema } from '../../contract/schema/admin/simulation.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { LinkInText } from '../shell/LinkInText.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { go, hrefOf, type Route } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';
import { Simulation } from './Simulation.tsx';

const words = texts.simulator;

/** Rules, tried on the orders that were. */
export function SimulatorScreen({
  route: {
    parts: [simulationId],
  },
}: {
  readonly route: Route;
}) {
  const reading = useRead(policySchema, '/policy');
  return (
    <Screen title={words.title} description={words.description}>
      <Loaded reading={reading}>{(view) => <Start view={view} />}</Loaded>
      {simulationId !== undefined && <Simulation key={simulationId} simulationId={simulationId} />}
    </Screen>
  );
}

function Start({ view: { live, draft } }: { readonly view: PolicyView }) {
  const { api } = useAdmin();
  const mayRun = useMay('reviewer');
  const starting = useTask();
  const [source, setSource] = useState<'draft' | 'live'>(draft ? 'draft' : 'live');
  const [orders, setOrders] = useState(String(mostSimulatedOrders));
  const count = Number(orders);
  const isCount = Number.isInteger(count) && count >= 1 && count <= mostSimulatedOrders;

  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (!isCount) return;
    const rules = source === 'draft' && draft ? draft.rules : live.rules;
    const answer = await starting.run(() =>
      api.send(startedSimulationSchema, 'POST', '/policy/simulations', { rules, orders: count }),
    );
    if (answer?.ok) go(`/simulator/${answer.value.simulationId}`);
  };

  return (
    <Panel header={words.which}>
      <Form onSubmit={(event) => void run(event)} fullWidth noValidate>
        <FormGroup>
          {(['draft', 'live'] as const).map((one) => (
            <Radio
              key={one}
              name="source"
              label={words.sources[one]}
              disabled={!mayRun || (one === 'draft' && !draft)}
              checked={source === one}
              onChange={() => setSource(one)}
            />
          ))}
        </FormGroup>
        {!draft && (
          <Text color="secondary60">
            {words.noDraft} <LinkInText href={hrefOf('/rules')}>{words.toRules}</LinkInText>
          </Text>
        )}
        <FormGroup>
          <Input
            label={words.orders}
            description={words.ordersText}
            inputMode="numeric"
            disabled={!mayRun}
            error={isCount ? undefined : words.ordersText}
            value={orders}
            onChange={(event) => setOrders(event.target.value)}
          />
        </FormGroup>
        <Flex flexDirection="row" alignItems="center" flexGap="1rem" flexWrap="wrap">
          <Button type="submit" isLoading={starting.isRunning} disabled={!mayRun || !isCount}>
            {words.run}
          </Button>
          {!mayRun && <Text color="secondary60">{texts.shell.needs.reviewer}</Text>}
        </Flex>
      </Form>
    </Panel>
  );
}
