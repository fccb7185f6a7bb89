/** @jsxImportSource react */
import { Panel } from '@bigcommerce/big-design';
import { timelineSchema } from '../../contract/schema/admin/timeline.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { TimelineList } from './TimelineList.tsx';
import { useReloadOn } from './use-reload.ts';

/** Everything that happened, on one line of time. */
export function Why({
  timelinePath,
  state,
  orderStatus,
}: {
  readonly timelinePath: string;
  /** How far the check has come: with another one, the line is read anew. */
  readonly state: string;
  readonly orderStatus: (statusId: number) => string;
}) {
  const reading = useRead(timelineSchema, timelinePath);
  useReloadOn(state, reading.reload);
  return (
    <Panel header={texts.checks.detail.why} description={texts.checks.detail.whyText}>
      <Loaded reading={reading}>{({ items }) => <TimelineList items={items} orderStatus={orderStatus} />}</Loaded>
    </Panel>
  );
}
