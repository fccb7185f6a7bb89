/** @jsxImportSource react */
import { Panel, Select, Text } from '@bigcommerce/big-design';
import { type UserItem, type UsersView, userItemSchema, usersSchema } from '../../../contract/schema/admin/users.ts';
import { useAdmin, useMay } from '../../shell/admin.tsx';
import { Loaded } from '../../shell/Loaded.tsx';
import { useTimes } from '../../shell/times.ts';
import { type Reading, useRead } from '../../shell/use-read.ts';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { ListRow } from '../form/ListRow.tsx';
import { NeedsRole } from './NeedsRole.tsx';

const texts = all.access.staff;

/** Everybody who opened the app, with their roles. */
export function Staff() {
  const reading = useRead(usersSchema, useMay('reviewer') ? '/users' : null);
  return (
    <Panel header={texts.header} description={texts.description}>
      <NeedsRole least="reviewer">
        <Loaded reading={reading}>
          {({ items }) => items.map((user) => <Member key={user.userId} user={user} reading={reading} />)}
        </Loaded>
      </NeedsRole>
    </Panel>
  );
}

const given = ['viewer', 'reviewer'] as const;

function Member({ user, reading }: { readonly user: UserItem; readonly reading: Reading<UsersView> }) {
  const { api, me, toasts } = useAdmin();
  const isOwner = useMay('owner');
  const times = useTimes();
  const task = useTask();
  const { userId, email, role, canChange } = user;
  const give = async (next: (typeof given)[number]) => {
    const answer = await task.run(() => api.send(userItemSchema, 'PUT', `/users/${userId}`, { role: next }));
    if (!answer?.ok) return;
    toasts.done(texts.saved(email, all.shell.roles[next]));
    reading.reload();
  };
  return (
    <ListRow
      label={email}
      actions={
        canChange && role !== 'owner' ? (
          <div style={{ width: '18rem', maxWidth: '100%' }}>
            <Select
              label={texts.role}
              options={given.map((one) => ({
                value: one,
                content: all.shell.roles[one],
                description: texts.roles[one],
              }))}
              value={role}
              disabled={!isOwner || task.isRunning}
              filterable={false}
              onOptionChange={(next) => {
                if (next && next !== role) void give(next);
              }}
            />
          </div>
        ) : (
          <Text marginBottom="none">{all.shell.roles[role]}</Text>
        )
      }
    >
      <Text bold marginBottom="none">
        {email}
        {userId === me.user.userId && ` (${texts.you})`}
      </Text>
      <Text color="secondary60" marginBottom="none">
        {`${texts.roles[role]} · ${texts.seen(times.ago(user.seenAtMs))}`}
      </Text>
    </ListRow>
  );
}
