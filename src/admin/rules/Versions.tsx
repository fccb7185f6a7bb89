/** @jsxImportSource react */
import { Badge, Button, Flex, Link, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { styled } from 'styled-components';
import { z } from 'zod';
import { type PolicyView, policyVersionItemSchema, policyVersionSchema } from '../../contract/schema/admin/policy.ts';
import { useMay } from '../shell/admin.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { go, hrefOf } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useTimes } from '../shell/times.ts';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { Changes } from './Changes.tsx';
import type { Policy } from './use-policy.ts';

const words = texts.rules;
const versionsSchema = z.object({ items: z.array(policyVersionItemSchema), nextCursor: z.string().nullable() });

const List = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  li {
    padding: 0.75rem 0;
    border-top: 1px solid ${({ theme }) => theme.colors.secondary20};
  }
  li:first-child {
    border-top: 0;
  }
`;

/** Every version that was ever live, and what each did otherwise than the live one. */
export function Versions({
  policy,
  view: { live },
  version,
}: {
  readonly policy: Policy;
  readonly view: PolicyView;
  readonly version: number | undefined;
}) {
  const times = useTimes();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const reading = useRead(versionsSchema, '/policy/versions', { cursor: cursors.at(-1), limit: 20 });
  return (
    <Screen
      title={words.versions}
      description={words.versionsText}
      actions={
        <Button variant="secondary" onClick={() => go('/rules')}>
          {words.back}
        </Button>
      }
    >
      {version !== undefined && <OneVersion key={version} policy={policy} live={live} version={version} />}
      <Panel header={words.allVersions}>
        <Loaded reading={reading}>
          {({ items, nextCursor }) => (
            <>
              <List>
                {items.map((item) => (
                  <li key={item.version}>
                    <Flex flexDirection="row" alignItems="center" flexWrap="wrap" flexGap="0.5rem">
                      <Link href={hrefOf(`/rules/versions/${item.version}`)}>{words.versionOf(item.version)}</Link>
                      {item.version === live.version && <Badge label={words.modes.live.title} variant="success" />}
                    </Flex>
                    <Text marginBottom="none" color="secondary60">
                      {words.versionText(
                        item.rules,
                        item.publishedBy?.email ?? words.somebody,
                        times.at(item.publishedAtMs),
                      )}{' '}
                      {item.restoredFrom !== null && words.restoredFrom(item.restoredFrom)}
                    </Text>
                  </li>
                ))}
              </List>
              <Flex flexDirection="row" justifyContent="flex-end" flexGap="0.5rem">
                {cursors.length > 0 && (
                  <Button variant="subtle" onClick={() => setCursors(cursors.slice(0, -1))}>
                    {words.newer}
                  </Button>
                )}
                {nextCursor !== null && (
                  <Button variant="subtle" onClick={() => setCursors([...cursors, nextCursor])}>
                    {words.older}
                  </Button>
                )}
              </Flex>
            </>
          )}
        </Loaded>
      </Panel>
    </Screen>
  );
}

function OneVersion({
  policy,
  live,
  version,
}: {
  readonly policy: Policy;
  readonly live: PolicyView['live'];
  readonly version: number;
}) {
  const mayRestore = useMay('owner');
  const reading = useRead(policyVersionSchema, `/policy/versions/${version}`);
  const [isAsking, setAsking] = useState(false);
  const isLive = version === live.version;
  return (
    <Panel header={isLive ? words.versionOf(version) : words.against(version, live.version)}>
      <Loaded reading={reading}>
        {({ rules }) => (
          <>
            <Changes before={isLive ? [] : live.rules} after={rules} />
            {!isLive && (
              <Button onClick={() => setAsking(true)} disabled={!mayRestore}>
                {words.restore.open}
              </Button>
            )}
            {!isLive && !mayRestore && <Text color="secondary60">{texts.shell.needs.owner}</Text>}
            {isAsking && (
              <Confirm
                title={words.restore.title(version)}
                text={words.restore.text}
                action={words.restore.action}
                isRunning={policy.isBusy}
                onCancel={() => setAsking(false)}
                onConfirm={() =>
                  void policy.restore(version).then((isDone) => {
                    setAsking(false);
                    if (isDone) go('/rules');
                  })
                }
              />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
