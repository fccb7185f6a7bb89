/** @jsxImportSource react */
import { Box, Flex, FormGroup, Input } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import { texts as all } from '../../texts/texts.ts';
import { Tick } from '../form/Tick.tsx';

const texts = all.widget.colours;
const shape = /^#[0-9a-f]{6}$/;
/** What the field begins with when it is switched on. */
const firstColour = '#333333';

const Swatch = styled.input`
  width: 2.25rem;
  height: 2.25rem;
  padding: 0;
  border: 1px solid ${({ theme }) => theme.colors.secondary50};
  border-radius: 4px;
  background: none;
`;

/** One colour, by eye or as `#rrggbb`; null for the widget's own. */
export function ColourField({
  label,
  colour,
  isWrong,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly colour: string | null;
  readonly isWrong: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (colour: string | null) => void;
}) {
  return (
    <Box marginBottom="small">
      <Tick
        label={texts.choose(label)}
        isTicked={colour !== null}
        isDisabled={isDisabled}
        onChange={(isOn) => onChange(isOn ? firstColour : null)}
      />
      {colour !== null && (
        <Flex flexDirection="row" alignItems="flex-start" flexGap="0.5rem" marginTop="xSmall">
          <Swatch
            type="color"
            aria-label={texts.byEye(label)}
            value={shape.test(colour) ? colour : firstColour}
            disabled={isDisabled}
            onChange={({ currentTarget: { value } }) => onChange(value)}
          />
          <FormGroup>
            <Input
              aria-label={texts.byCode(label)}
              value={colour}
              disabled={isDisabled}
              spellCheck={false}
              {...(isWrong && { error: texts.wrong })}
              onChange={({ currentTarget: { value } }) => onChange(value.trim().toLowerCase())}
            />
          </FormGroup>
        </Flex>
      )}
    </Box>
  );
}
