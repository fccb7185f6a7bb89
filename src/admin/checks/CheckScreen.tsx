/** @jsxImportSource react */
import { Button } from '@bigcommerce/big-design';
import { checkDetailSchema } from '../../contract/schema/admin/checks.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { go } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { CheckBody } from './CheckBody.tsx';
import { useReloadOnReturn } from './use-reload.ts';

/** One check on a page of its own. */
export function CheckScreen({ checkId }: { readonly checkId: string }) {
  const words = texts.checks.detail;
  const path = `/checks/${checkId}`;
  const reading = useRead(checkDetailSchema, path);
  const { isReading, reload, replace } = reading;
  useReloadOnReturn(reload);
  return (
    <Screen
      title={words.title}
      description={checkId}
      actions={
        <>
          <Button variant="subtle" onClick={() => go('/checks')}>
            {words.back}
          </Button>
          <Button variant="secondary" isLoading={isReading} onClick={reload}>
            {words.reload}
          </Button>
        </>
      }
    >
      <Loaded reading={reading}>
        {(check) => (
          <CheckBody
            check={check}
            timelinePath={`${path}/timeline`}
            onChanged={replace}
            onStale={reload}
            onRenewed={({ checkId: newer }) => go(`/checks/${newer}`)}
          />
        )}
      </Loaded>
    </Screen>
  );
}
