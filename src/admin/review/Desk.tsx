/** @jsxImportSource react */
import { Button, H2 } from '@bigcommerce/big-design';
import { type CheckDetail, checkDetailSchema } from '../../contract/schema/admin/checks.ts';
import { CheckBody } from '../checks/CheckBody.tsx';
import { Row } from '../checks/row.ts';
import { useReloadOnReturn } from '../checks/use-reload.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { go } from '../shell/route.ts';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { subjectWords } from './Queue.tsx';

/** One check of the queue: what was found, and the decision. It stays in view once decided, so that it can be undone. */
export function Desk({
  checkId,
  onChanged,
  onNext,
}: {
  readonly checkId: string;
  /** The queue is not any more as it was. */
  readonly onChanged: () => void;
  /** Absent where nobody else waits. */
  readonly onNext?: () => void;
}) {
  const words = texts.review;
  const path = `/checks/${checkId}`;
  const reading = useRead(checkDetailSchema, path);
  const { value, reload, replace } = reading;
  useReloadOnReturn(reload);
  const changed = (check: CheckDetail) => {
    replace(check);
    onChanged();
  };
  const stale = () => {
    reload();
    onChanged();
  };
  return (
    <section aria-label={words.desk}>
      <Row $isApart>
        <H2 marginBottom="none">{value ? subjectWords(value.orders.at(-1)?.orderId, value.customerId) : words.desk}</H2>
        <Row>
          <Button variant="subtle" mobileWidth="auto" onClick={() => go('/review')}>
            {words.back}
          </Button>
          <Button variant="subtle" mobileWidth="auto" onClick={() => go(`/checks/${checkId}`)}>
            {words.whole}
          </Button>
          {onNext && (
            <Button variant="secondary" mobileWidth="auto" onClick={onNext}>
              {words.next}
            </Button>
          )}
        </Row>
      </Row>
      <Loaded reading={reading}>
        {(check) => (
          <CheckBody
            check={check}
            timelinePath={`${path}/timeline`}
            onChanged={changed}
            onStale={stale}
            onRenewed={stale}
            isNarrow
          />
        )}
      </Loaded>
    </section>
  );
}
