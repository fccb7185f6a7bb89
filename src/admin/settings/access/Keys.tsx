/** @jsxImportSource react */
import { Badge, type BadgeProps, Button, Flex, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type CreatedKey, type KeyItem, keysSchema } from '../../../contract/schema/admin/keys.ts';
import { useAdmin, useMay } from '../../shell/admin.tsx';
import { Confirm } from '../../shell/Confirm.tsx';
import { Dialog } from '../../shell/Dialog.tsx';
import { Empty } from '../../shell/Empty.tsx';
import { Loaded } from '../../shell/Loaded.tsx';
import { useTimes } from '../../shell/times.ts';
import { useRead } from '../../shell/use-read.ts';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { CopyField } from '../form/CopyField.tsx';
import { ListRow } from '../form/ListRow.tsx';
import { MakeKey } from './MakeKey.tsx';
import { NeedsRole } from './NeedsRole.tsx';

const texts = all.access.keys;
type KeyState = keyof typeof texts.states;
const stateColours: Readonly<Record<KeyState, NonNullable<BadgeProps['variant']>>> = {
  good: 'success',
  revoked: 'secondary',
  over: 'warning',
};

/** Keys for programs of the merchant's own. A new one is shown once. */
export function Keys() {
  const { api, clock, toasts } = useAdmin();
  const times = useTimes();
  const task = useTask();
  const reading = useRead(keysSchema, useMay('owner') ? '/keys' : null);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<CreatedKey | null>(null);
  const [asked, setAsked] = useState<KeyItem | null>(null);

  const stateOf = ({ revokedAtMs, expiresAtMs }: KeyItem): KeyState => {
    if (revokedAtMs !== null) return 'revoked';
    return expiresAtMs !== null && expiresAtMs <= clock() ? 'over' : 'good';
  };
  const timesOf = (key: KeyItem) =>
    [
      texts.madeAt(times.day(key.createdAtMs)),
      key.lastUsedAtMs === null ? texts.unused : texts.used(times.ago(key.lastUsedAtMs)),
      ...(key.expiresAtMs === null ? [] : [texts.until(times.day(key.expiresAtMs))]),
    ].join(', ');
  const revoke = async ({ keyId, name }: KeyItem) => {
    const answer = await task.run(() => api.tell('DELETE', `/keys/${keyId}`));
    setAsked(null);
    if (!answer?.ok) return;
    toasts.done(texts.revoked(name));
    reading.reload();
  };

  return (
    <Panel header={texts.header} description={texts.description}>
      <NeedsRole least="owner">
        <Button variant="secondary" marginBottom="medium" onClick={() => setMaking(true)}>
          {texts.make}
        </Button>
        <Loaded reading={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={texts.none.title} text={texts.none.text} />
            ) : (
              items.map((key) => (
                <ListRow
                  key={key.keyId}
                  label={key.name}
                  actions={
                    stateOf(key) === 'good' && (
                      <Button
                        variant="secondary"
                        actionType="destructive"
                        mobileWidth="auto"
                        aria-label={texts.revokeName(key.name)}
                        onClick={() => setAsked(key)}
                      >
                        {texts.revoke}
                      </Button>
                    )
                  }
                >
                  <Flex flexDirection="row" alignItems="center" flexWrap="wrap" flexGap="0.5rem" marginBottom="xxSmall">
                    <Text bold marginBottom="none">
                      {key.name}
                    </Text>
                    <Badge label={texts.states[stateOf(key)]} variant={stateColours[stateOf(key)]} />
                  </Flex>
                  <Text marginBottom="none">{key.scopes.map((scope) => texts.scopes[scope]).join(' · ')}</Text>
                  <Text color="secondary60" marginBottom="none">
                    {timesOf(key)}
                  </Text>
                </ListRow>
              ))
            )
          }
        </Loaded>
      </NeedsRole>
      {isMaking && (
        <MakeKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
            reading.reload();
          }}
        />
      )}
      {made && (
        // Closed by its button alone: what is lost here is lost.
        <Dialog
          closeOnEscKey={false}
          variant="dialog"
          header={texts.made}
          actions={[{ text: texts.done, onClick: () => setMade(null) }]}
        >
          <Text>{texts.madeText}</Text>
          <CopyField label={texts.key} value={made.key} />
        </Dialog>
      )}
      {asked && (
        <Confirm
          title={texts.revokeTitle(asked.name)}
          text={texts.revokeText}
          action={texts.revoke}
          isDestructive
          isRunning={task.isRunning}
          onConfirm={() => void revoke(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}
