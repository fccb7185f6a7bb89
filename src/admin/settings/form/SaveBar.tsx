/** @jsxImportSource react */
import { Button, Flex, Text } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import { texts as all } from '../../texts/texts.ts';
import type { SettingsForm } from './use-settings-form.ts';

const texts = all.settings.bar;

const Bar = styled.div`
  position: sticky;
  bottom: 0;
  z-index: ${({ theme }) => theme.zIndex.sticky};
  margin-top: ${({ theme }) => theme.spacing.large};
  padding: ${({ theme }) => theme.spacing.medium};
  border-top: 1px solid ${({ theme }) => theme.colors.secondary30};
  background: ${({ theme }) => theme.colors.white};
`;

/** Stays in sight while there is something to save, on whichever page of the settings it was changed. */
export function SaveBar({ form }: { readonly form: SettingsForm }) {
  if (!form.isChanged) return null;
  return (
    <Bar role="region" aria-label={texts.label}>
      <Flex flexDirection="row" justifyContent="space-between" alignItems="center" flexWrap="wrap" flexGap="0.5rem">
        <Text marginBottom="none" role="status">
          {form.hasWrong ? texts.wrong : texts.changed}
        </Text>
        <Flex flexDirection="row" flexGap="0.5rem">
          <Button variant="subtle" disabled={form.isSaving} onClick={form.drop}>
            {texts.drop}
          </Button>
          <Button
            isLoading={form.isSaving}
            disabled={form.hasWrong || Boolean(form.conflict?.theirs)}
            onClick={form.save}
          >
            {texts.save}
          </Button>
        </Flex>
      </Flex>
    </Bar>
  );
}
