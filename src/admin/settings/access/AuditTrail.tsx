/** @jsxImportSource react */
import { Box, Button, InlineMessage, Panel, Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import { type AuditItem, auditSchema } from '../../../contract/schema/admin/audit.ts';
import { useMay } from '../../shell/admin.tsx';
import { Empty } from '../../shell/Empty.tsx';
import { Loaded } from '../../shell/Loaded.tsx';
import { useTimes } from '../../shell/times.ts';
import { texts as all } from '../../texts/texts.ts';
import { ListRow } from '../form/ListRow.tsx';
import { changedPlaces } from './changed-places.ts';
import { NeedsRole } from './NeedsRole.tsx';
import { usePages } from './use-pages.ts';

const texts = all.access.audit;

const Changes = styled.ul`
  margin: ${({ theme }) => theme.spacing.small} 0;
  padding-inline-start: ${({ theme }) => theme.spacing.large};
`;

const whoOf = ({ who }: AuditItem): string => (who === null ? texts.program : (who.email ?? texts.formerStaff));

/** Everything that was changed, by whom, and whether the trail is as it was written. */
export function AuditTrail() {
  const times = useTimes();
  const { reading, items, more, isReadingMore } = usePages(auditSchema, useMay('reviewer') ? '/audit' : null);
  return (
    <Panel header={texts.header} description={texts.description}>
      <NeedsRole least="reviewer">
        <Loaded reading={reading}>
          {({ isIntact }) => (
            <>
              <Box role={isIntact ? 'status' : 'alert'}>
                <InlineMessage
                  type={isIntact ? 'success' : 'error'}
                  messages={[{ text: isIntact ? texts.intact : texts.broken }]}
                />
              </Box>
              {items.length === 0 && <Empty title={texts.none.title} text={texts.none.text} />}
              {items.map((item) => (
                <ListRow
                  key={item.number}
                  label={texts.number(item.number)}
                  below={<Change item={item} />}
                  actions={
                    <Text color="secondary60" marginBottom="none">
                      {times.at(item.atMs)}
                    </Text>
                  }
                >
                  <Text bold marginBottom="none">
                    {texts.actions[item.action]}
                  </Text>
                  <Text marginBottom="none">{[whoOf(item), ...(item.what === '' ? [] : [item.what])].join(' · ')}</Text>
                </ListRow>
              ))}
              {more && (
                <Button variant="subtle" isLoading={isReadingMore} onClick={more}>
                  {texts.more}
                </Button>
              )}
            </>
          )}
        </Loaded>
      </NeedsRole>
    </Panel>
  );
}

const written = (value: unknown): string =>
  value === null || value === undefined ? texts.nothing : typeof value === 'string' ? value : JSON.stringify(value);

function Change({ item: { number, before, after, hash } }: { readonly item: AuditItem }) {
  const changes = changedPlaces(before, after);
  return (
    <details>
      <summary>{texts.details}</summary>
      {changes.length === 0 && <Text marginTop="small">{texts.unchanged}</Text>}
      <Changes>
        {changes.map((change) => (
          <li key={change.place}>
            {texts.change(change.place || texts.whole, written(change.before), written(change.after))}
          </li>
        ))}
      </Changes>
      <Text color="secondary60">{`${texts.number(number)} · ${texts.hash(hash)}`}</Text>
    </details>
  );
}
