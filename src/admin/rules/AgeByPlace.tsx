/** @jsxImportSource react */
import { Button, Counter, FormGroup, Select } from '@bigcommerce/big-design';
import { DeleteIcon } from '@bigcommerce/big-design-icons';
import { styled } from 'styled-components';
import type { AgeIn } from '../../contract/wire/policy.ts';
import { texts } from '../texts/texts.ts';
import { useLookups } from './lookups.tsx';

const words = texts.rules;
const usualAge = 21;

const Row = styled.div`
  display: grid;
  gap: 0.75rem;
  align-items: end;
  margin-bottom: 0.75rem;
  @media (min-width: 720px) {
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto;
  }
`;

/** Other ages where the goods go to certain countries or states. */
export function AgeByPlace({
  ages,
  isChecked,
  isDisabled,
  onChange,
}: {
  readonly ages: readonly AgeIn[];
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (ages: AgeIn[]) => void;
}) {
  const { countries, regions, names } = useLookups();
  const taken = new Set(ages.map(({ place }) => place));
  const free = [...countries, ...regions].filter(({ value }) => !taken.has(value));
  return (
    <>
      {ages.map(({ place, minimumAge }, index) => (
        <Row key={place}>
          <FormGroup>
            <Select
              label={words.place}
              filterable
              disabled={isDisabled}
              error={isChecked && place === '' ? words.chooseOne : undefined}
              options={[...(place ? [{ value: place, name: names.place?.(place) ?? place }] : []), ...free].map(
                ({ value, name }) => ({ value, content: name }),
              )}
              value={place}
              onOptionChange={(chosen) => chosen && onChange(ages.toSpliced(index, 1, { place: chosen, minimumAge }))}
            />
          </FormGroup>
          <Counter
            label={words.ageThere}
            disabled={isDisabled}
            min={1}
            max={120}
            value={minimumAge}
            onCountChange={(years) => onChange(ages.toSpliced(index, 1, { place, minimumAge: years }))}
          />
          {!isDisabled && (
            <Button
              type="button"
              variant="subtle"
              iconOnly={<DeleteIcon title={words.removeAge} />}
              aria-label={words.removeAge}
              onClick={() => onChange(ages.toSpliced(index, 1))}
            />
          )}
        </Row>
      ))}
      {!isDisabled && !taken.has('') && (
        <Button
          type="button"
          variant="secondary"
          onClick={() => onChange([...ages, { place: '', minimumAge: usualAge }])}
        >
          {words.addAge}
        </Button>
      )}
    </>
  );
}
