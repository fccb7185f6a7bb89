/** @jsxImportSource react */
import { Button, Flex, Link, Panel, Select } from '@bigcommerce/big-design';
import { useState } from 'react';
import { overviewSchema } from '../../contract/schema/admin/overview.ts';
import { useAdmin } from '../shell/admin.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { go, hrefOf, note, type Route } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { DayChart } from './DayChart.tsx';
import { DropOff } from './DropOff.tsx';
import { Figures } from './Figures.tsx';
import { ByRule, Gate, Providers } from './Health.tsx';
import { lastDays } from './period.ts';

const words = texts.overview;
const choices = [7, 30, 90] as const;
const usual = 30;

/** What idgate did: asked, finished, passed, failed; how long it took, where shoppers stopped, and how everything does. */
export function OverviewScreen({ route: { search } }: { readonly route: Route }) {
  const { clock, me } = useAdmin();
  const days = choices.find((choice) => String(choice) === search['days']) ?? usual;
  // A time is read once, until somebody looks again: else each drawing would ask anew.
  const [nowMs, setNowMs] = useState(clock);
  const reading = useRead(overviewSchema, '/overview', lastDays(days, nowMs, me.timeZone || 'UTC'));

  return (
    <Screen
      title={words.title}
      description={words.description}
      actions={
        <>
          <Select
            label={words.period}
            options={choices.map((choice) => ({ value: choice, content: words.days(choice) }))}
            value={days}
            onOptionChange={(chosen) => note('/overview', { days: chosen })}
          />
          <Flex alignItems="flex-end">
            <Button variant="secondary" onClick={() => setNowMs(clock())} isLoading={reading.isReading}>
              {words.lookAgain}
            </Button>
          </Flex>
        </>
      }
    >
      <Loaded reading={reading}>
        {(view) => (
          <>
            <Figures view={view} />
            {view.total.asked === 0 ? (
              <Panel>
                <Empty title={words.empty.title} text={words.empty.text}>
                  <Flex flexDirection="row" flexGap="1rem" alignItems="center">
                    <Button variant="secondary" onClick={() => go('/setup')}>
                      {words.empty.setup}
                    </Button>
                    <Link href={hrefOf('/rules')}>{words.empty.rules}</Link>
                  </Flex>
                </Empty>
              </Panel>
            ) : (
              <>
                <DayChart view={view} />
                <DropOff steps={view.dropOff} />
                <ByRule view={view} />
              </>
            )}
            <Providers view={view} />
            <Gate view={view} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
