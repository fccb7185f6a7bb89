/** @jsxImportSource react */
import { Badge, Flex, Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import type { Rule } from '../../contract/wire/policy.ts';
import { sentenceOf } from '../../rules/sentence.ts';
import { texts } from '../texts/texts.ts';
import { changesBetween } from './changes.ts';
import { useLookups } from './lookups.tsx';

const words = texts.rules;
const variants = { added: 'success', changed: 'warning', removed: 'danger' } as const;

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

/** What differs between two sets of rules, in the words of their sentences. */
export function Changes({ before, after }: { readonly before: readonly Rule[]; readonly after: readonly Rule[] }) {
  const { names } = useLookups();
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <Text>{words.noChanges}</Text>;
  return (
    <List>
      {changes.map((change) => {
        const old = change.kind === 'added' ? undefined : change.before;
        const now = change.kind === 'removed' ? undefined : change.after;
        return (
          <li key={(now ?? old)?.id}>
            <Flex flexDirection="row" alignItems="center" flexGap="0.5rem" flexWrap="wrap">
              <Text bold marginBottom="none">
                {(now ?? old)?.name}
              </Text>
              <Badge label={words.changes[change.kind]} variant={variants[change.kind]} />
            </Flex>
            {old && (
              <Text as="p" color="secondary60" marginBottom="none">
                {words.was} <del>{sentenceOf(old, names)}</del>
              </Text>
            )}
            {now && (
              <Text as="p" marginBottom="none">
                {old && words.is} <ins style={{ textDecoration: 'none' }}>{sentenceOf(now, names)}</ins>
              </Text>
            )}
          </li>
        );
      })}
    </List>
  );
}
