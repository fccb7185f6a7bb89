/** @jsxImportSource react */
import { Button, H4, Text } from '@bigcommerce/big-design';
import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';
import { type ErasureView, erasureSchema } from '../../../contract/schema/erasure.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { useTimes } from '../../shell/times.ts';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';

const texts = all.data.erase;
const countNames = Object.keys(texts.counts) as (keyof ErasureView['counts'])[];

const Place = styled.section`
  margin-top: ${({ theme }) => theme.spacing.large};
  outline: none;
`;

const Figures = styled.dl`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: ${({ theme }) => theme.spacing.xxSmall} ${({ theme }) => theme.spacing.medium};
  max-width: 32rem;
  margin: 0 0 ${({ theme }) => theme.spacing.medium};
  dd {
    margin: 0;
    text-align: end;
    overflow-wrap: anywhere;
  }
`;

/** What was erased, in numbers, and what providers have confirmed since. */
export function Receipt({
  receipt,
  onRead,
}: {
  readonly receipt: ErasureView;
  readonly onRead: (receipt: ErasureView) => void;
}) {
  const { api } = useAdmin();
  const times = useTimes();
  const task = useTask();
  const { erasureId, at, counts } = receipt;
  const isWaiting = counts.sessionsErased + counts.sessionsLeft < counts.sessions;
  const place = useRef<HTMLElement>(null);
  // The dialog that had the focus is gone.
  useEffect(() => place.current?.focus(), []);
  const look = async () => {
    const answer = await task.run(() => api.read(erasureSchema, `/erasures/${erasureId}`));
    if (answer?.ok) onRead(answer.value);
  };
  return (
    <Place ref={place} tabIndex={-1} aria-label={texts.receipt}>
      <H4 as="h3">{texts.receipt}</H4>
      <Text>{texts.receiptText}</Text>
      <Figures>
        <dt>{texts.receiptId}</dt>
        <dd>{erasureId}</dd>
        <dt>{texts.at}</dt>
        <dd>{times.at(Date.parse(at))}</dd>
        {countNames.map((name) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{texts.counts[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </Figures>
      {isWaiting && (
        <>
          <Text role="status">{texts.waiting}</Text>
          <Button variant="secondary" isLoading={task.isRunning} onClick={look}>
            {texts.refresh}
          </Button>
        </>
      )}
    </Place>
  );
}
