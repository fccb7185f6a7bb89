/** @jsxImportSource react */
import { Button, Panel, Select } from '@bigcommerce/big-design';
import { useState } from 'react';
import { checksSchema } from '../../contract/schema/admin/checks.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { note } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';
import { BulkBar } from './BulkBar.tsx';
import { CheckTable } from './CheckTable.tsx';
import { filterOf, isNarrowed, searchOf } from './check-filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { Row } from './row.ts';
import { saveFile } from './save-file.ts';
import { usePages } from './use-pages.ts';
import { useReloadOnReturn } from './use-reload.ts';

const pageSizes = [25, 50, 100];

/** All checks of the store, a page at a time, however many there are. */
export function CheckList({ search }: { readonly search: Readonly<Record<string, string>> }) {
  const words = texts.checks;
  const { api, me, toasts } = useAdmin();
  const mayDecide = useMay('reviewer');
  const filter = filterOf(search);
  const wanted = searchOf(filter, me.timeZone);
  const [limit, setLimit] = useState(pageSizes[0] ?? 25);
  const pages = usePages(JSON.stringify([wanted, limit]));
  const reading = useRead(checksSchema, '/checks', { ...wanted, limit, cursor: pages.cursor });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const download = useTask();
  useReloadOnReturn(reading.reload);

  const save = async () => {
    const answer = await download.run(() => api.file('/checks.csv', wanted));
    if (!answer?.ok) return;
    saveFile(answer.value, words.csv.fileName);
    toasts.done(words.csv.saved);
  };

  return (
    <Screen
      title={words.title}
      description={words.description}
      actions={
        <Button variant="secondary" isLoading={download.isRunning} onClick={() => void save()}>
          {words.csv.action}
        </Button>
      }
    >
      <Panel>
        <FilterBar filter={filter} onChange={(changed) => note('/checks', { ...changed })} />
        <Loaded reading={reading}>
          {({ items }) => {
            const shown = items.map(({ checkId }) => checkId);
            // What was chosen on another page is not seen here: nothing is done to it.
            const chosenHere = new Set(shown.filter((checkId) => chosen.has(checkId)));
            const choose = (checkId: string, isChosen: boolean) => {
              const others = [...chosenHere].filter((one) => one !== checkId);
              setChosen(new Set(isChosen ? [...others, checkId] : others));
            };
            return (
              <>
                {mayDecide && shown.length > 0 && (
                  <BulkBar shown={shown} chosen={chosenHere} onChoose={setChosen} onDone={reading.reload} />
                )}
                {shown.length > 0 ? (
                  <CheckTable items={items} chosen={chosenHere} {...(mayDecide && { onChoose: choose })} />
                ) : isNarrowed(filter) ? (
                  <Empty title={words.empty.none} text={words.empty.noneText} />
                ) : (
                  <Empty title={words.empty.title} text={words.empty.text} />
                )}
              </>
            );
          }}
        </Loaded>
        <Row as="nav" $isBelow aria-label={words.page.label} $isApart>
          <Select
            label={words.page.perPage}
            autoWidth
            value={limit}
            options={pageSizes.map((size) => ({ value: size, content: String(size) }))}
            onOptionChange={(size) => size && setLimit(size)}
          />
          <Row>
            <Button variant="secondary" mobileWidth="auto" disabled={!pages.hasPrevious} onClick={pages.previous}>
              {words.page.previous}
            </Button>
            <Button
              variant="secondary"
              mobileWidth="auto"
              disabled={reading.value?.nextCursor === null}
              onClick={() => reading.value?.nextCursor && pages.next(reading.value.nextCursor)}
            >
              {words.page.next}
            </Button>
          </Row>
        </Row>
      </Panel>
    </Screen>
  );
}
