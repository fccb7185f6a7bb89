/** @jsxImportSource react */
import { Button, H2, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { styled } from 'styled-components';
import { type CheckItem, checksSchema } from '../../contract/schema/admin/checks.ts';
import { useReloadOnReturn } from '../checks/use-reload.ts';
import { useAdmin } from '../shell/admin.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { go, type Route } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { Desk } from './Desk.tsx';
import { Queue } from './Queue.tsx';
import { isLate, urgencyOf } from './urgency.ts';

const Columns = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spacing.medium};
  grid-template-columns: minmax(0, 1fr);
  @media (min-width: 1025px) {
    grid-template-columns: 18rem minmax(0, 1fr);
  }
`;

/** On a phone one thing at a time: the queue, or the check that was chosen from it. */
const QueueSide = styled.section<{ $isChosen: boolean }>`
  display: ${({ $isChosen }) => ($isChosen ? 'none' : 'block')};
  @media (min-width: 1025px) {
    display: block;
  }
`;

const pageSize = 25;
const mostShown = 100;

/** `#/review`: who waits for a person. `#/review/chk_…` shows one of them beside the others. */
export function ReviewScreen({ route }: { readonly route: Route }) {
  const words = texts.review;
  const [checkId] = route.parts;
  const [limit, setLimit] = useState(pageSize);
  const queue = useRead(checksSchema, '/checks', { queue: 'review', sort: 'oldest', limit });
  const { value, isReading, reload } = queue;
  useReloadOnReturn(reload);
  const next = value?.items.find((item) => item.checkId !== checkId)?.checkId;
  return (
    <Screen
      title={words.title}
      description={words.description}
      actions={
        <Button variant="secondary" isLoading={isReading} onClick={reload}>
          {words.reload}
        </Button>
      }
    >
      <Columns>
        <QueueSide $isChosen={checkId !== undefined} aria-label={words.queue}>
          <Loaded reading={queue}>
            {({ items, nextCursor }) =>
              items.length === 0 ? (
                <Empty title={words.empty.title} text={words.empty.text} />
              ) : (
                <>
                  <Count items={items} hasMore={nextCursor !== null} />
                  <Queue items={items} current={checkId} />
                  {nextCursor !== null && limit < mostShown && (
                    <Button variant="subtle" onClick={() => setLimit(mostShown)}>
                      {words.more}
                    </Button>
                  )}
                </>
              )
            }
          </Loaded>
        </QueueSide>
        {checkId ? (
          <Desk
            key={checkId}
            checkId={checkId}
            onChanged={reload}
            {...(next !== undefined && { onNext: () => go(`/review/${next}`) })}
          />
        ) : (
          value && value.items.length > 0 && <Nothing />
        )}
      </Columns>
    </Screen>
  );
}

function Count({ items, hasMore }: { readonly items: readonly CheckItem[]; readonly hasMore: boolean }) {
  const { clock } = useAdmin();
  const late = items.filter((item) => isLate(urgencyOf(item, clock()))).length;
  return (
    <>
      <H2 marginBottom="xxSmall">{texts.review.waiting(items.length, hasMore)}</H2>
      {late > 0 && <Text>{texts.review.late(late)}</Text>}
    </>
  );
}

const OnDesktop = styled.div`
  display: none;
  @media (min-width: 1025px) {
    display: block;
  }
`;

function Nothing() {
  return (
    <OnDesktop>
      <Panel>
        <Text marginBottom="none">{texts.review.choose}</Text>
      </Panel>
    </OnDesktop>
  );
}
