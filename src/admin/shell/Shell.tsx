/** @jsxImportSource react */
import { Badge, Box, Flex, Message, Text } from '@bigcommerce/big-design';
import { texts } from '../texts/texts.ts';
import { useAdmin } from './admin.tsx';
import { Empty } from './Empty.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Navigation } from './Navigation.tsx';
import { useRoute } from './route.ts';
import type { ScreenEntry } from './screens.tsx';
import { ToastCorner } from './ToastCorner.tsx';
import { useOnline } from './use-online.ts';

/** What stands around every screen, and the screen that the address names. */
export function Shell({ screens, notice }: { readonly screens: readonly ScreenEntry[]; readonly notice: string }) {
  const { me, toasts } = useAdmin();
  const route = useRoute();
  const isOnline = useOnline();
  const screen = screens.find(({ name }) => name === route.screen);
  return (
    <>
      {!screen?.isPanel && (
        <>
          <Flex
            as="header"
            flexDirection="row"
            justifyContent="space-between"
            alignItems="center"
            flexWrap="wrap"
            flexGap="0.5rem"
            marginBottom="small"
          >
            <Flex flexDirection="row" alignItems="center" flexGap="0.5rem">
              <Text bold marginBottom="none">
                {texts.shell.inStore(me.storeName || me.storeHash)}
              </Text>
              {me.isSandbox && <Badge label={texts.shell.sandbox} variant="warning" />}
            </Flex>
            <Text color="secondary60" marginBottom="none">
              {texts.shell.you(me.user.email, texts.shell.roles[me.user.role])}
            </Text>
          </Flex>
          <Navigation screens={screens} current={route.screen} />
        </>
      )}
      {!isOnline && (
        <Box marginBottom="medium">
          <Message type="warning" messages={[{ text: texts.shell.offline }]} />
        </Box>
      )}
      {notice && route.screen === 'setup' && (
        <Box marginBottom="medium">
          <Message type="success" messages={[{ text: notice }]} />
        </Box>
      )}
      <ErrorBoundary key={screen?.isOneThing ? screen.name : location.hash}>
        {screen ? (
          <screen.Component route={route} />
        ) : (
          <Empty title={texts.shell.noSuchScreen.title} text={texts.shell.noSuchScreen.text} />
        )}
      </ErrorBoundary>
      <ToastCorner toasts={toasts} />
    </>
  );
}
