/** @jsxImportSource react */
import { Button, Flex, FormGroup, Input, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { texts as all } from '../../texts/texts.ts';

const texts = all.settings.copy;

/** Something to be taken elsewhere. It can be selected by hand where the browser lets nobody copy. */
export function CopyField({
  label,
  description,
  value,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(texts.copied);
    } catch {
      // A frame may be denied the clipboard.
      setSaid(texts.byHand);
    }
  };
  return (
    <>
      <FormGroup>
        <Input
          label={label}
          {...(description && { description })}
          value={value}
          readOnly
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </FormGroup>
      <Flex flexDirection="row" alignItems="center" flexGap="0.5rem" marginTop="xxSmall" marginBottom="medium">
        <Button type="button" variant="secondary" mobileWidth="auto" aria-label={texts.copyName(label)} onClick={copy}>
          {texts.copy}
        </Button>
        <Text marginBottom="none" role="status">
          {said}
        </Text>
      </Flex>
    </>
  );
}
