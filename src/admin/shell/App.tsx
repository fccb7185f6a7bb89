/** @jsxImportSource react */
import { GlobalStyles, Message } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { useEffect, useMemo, useState } from 'react';
import { StyleSheetManager, ThemeProvider } from 'styled-components';
import { type Me, meSchema } from '../../contract/schema/admin/me.ts';
import type { PageStart } from '../../contract/schema/admin/session.ts';
import { texts } from '../texts/texts.ts';
import { AdminProvider } from './admin.tsx';
import { createAdminApi } from './admin-api.ts';
import type { Failure } from './answer.ts';
import { Failed } from './Failed.tsx';
import { Shell } from './Shell.tsx';
import type { ScreenEntry } from './screens.tsx';
import { createToasts } from './toasts.ts';

/** The whole of the control panel's page. */
export function App({
  start,
  notice,
  screens,
  clock,
}: {
  readonly start: PageStart;
  /** Why the app was opened, where it was not by itself: just installed, say. Empty otherwise. */
  readonly notice: string;
  readonly screens: readonly ScreenEntry[];
  readonly clock: () => number;
}) {
  const [isOver, setOver] = useState(false);
  const [me, setMe] = useState<Me>();
  const [failure, setFailure] = useState<Failure>();
  const [round, setRound] = useState(0);
  const { apiBase, session, nonce } = start;
  const parts = useMemo(
    () => ({
      api: createAdminApi({ apiBase, session, clock, onSessionOver: () => setOver(true) }),
      toasts: createToasts(),
      apiBase,
      clock,
    }),
    [apiBase, session, clock],
  );

  useEffect(() => {
    void parts.api.read(meSchema, '/me').then((answer) => {
      if (answer.ok) setMe(answer.value);
      else setFailure(answer.failure);
    });
  }, [parts, round]);

  const retry = () => {
    setFailure(undefined);
    setRound((was) => was + 1);
  };

  const shown = () => {
    if (isOver)
      return <Message type="warning" messages={[{ text: texts.shell.over.title }, { text: texts.shell.over.text }]} />;
    if (me)
      return (
        <AdminProvider admin={{ ...parts, me }}>
          <Shell screens={screens} notice={notice} />
        </AdminProvider>
      );
    return failure ? <Failed failure={failure} onRetry={retry} /> : <p role="status">{texts.shell.loading}</p>;
  };

  return (
    <StyleSheetManager nonce={nonce}>
      <ThemeProvider theme={theme}>
        <GlobalStyles />
        {shown()}
      </ThemeProvider>
    </StyleSheetManager>
  );
}
