/** @jsxImportSource react */
import { Select } from '@bigcommerce/big-design';
import type { CustomField, Money } from '../../contract/wire/facts.ts';
import type { Condition } from '../../contract/wire/policy.ts';
import { texts } from '../texts/texts.ts';
import type { LeafName } from './leaf.ts';
import { useLookups } from './lookups.tsx';
import { EnterAmount } from './pick/EnterAmount.tsx';
import { EnterMany } from './pick/EnterMany.tsx';
import { PickMany } from './pick/PickMany.tsx';
import { PickProducts } from './pick/PickProducts.tsx';

const words = texts.rules;

/** Where what is asked for is entered. */
export function LeafValue({
  name,
  value,
  isChecked,
  isDisabled,
  onChange,
}: {
  readonly name: LeafName;
  readonly value: unknown;
  /** Whether to tell what is missing. */
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (condition: Condition) => void;
}) {
  const lookups = useLookups();
  const change = (wanted: unknown) => onChange({ [name]: wanted } as Condition);
  const error = isChecked && Array.isArray(value) && value.length === 0 ? words.chooseOne : undefined;
  const common = { label: words.leaves[name], error, isDisabled, onChange: change };
  const ids = value as number[];
  const names = value as string[];

  switch (name) {
    case 'totalAtLeast':
      return <EnterAmount value={value as Money} isDisabled={isDisabled} onChange={change} />;
    case 'productIn':
      return <PickProducts values={ids} error={error} isDisabled={isDisabled} onChange={change} />;
    case 'categoryIn':
      return <PickMany {...common} choices={lookups.categories} values={ids} />;
    case 'customerGroupIn':
      return (
        <PickMany {...common} choices={[{ value: 0, name: words.noGroup }, ...lookups.customerGroups]} values={ids} />
      );
    case 'channelIn':
      return <PickMany {...common} choices={lookups.channels} values={ids} />;
    case 'shippingCountryIn':
    case 'billingCountryIn':
      return <PickMany {...common} choices={lookups.countries} values={names} />;
    case 'shippingRegionIn':
    case 'billingRegionIn':
      return <PickMany {...common} choices={lookups.regions} values={names} />;
    case 'kindIn':
      return (
        <PickMany
          {...common}
          choices={(['physical', 'digital'] as const).map((kind) => ({ value: kind, name: words.kinds[kind] }))}
          values={names}
        />
      );
    case 'customFieldIn': {
      const choices = lookups.customFields.flatMap((field) =>
        field.values.map((one) => ({ value: textOf({ name: field.name, value: one }), name: `${field.name}: ${one}` })),
      );
      return (
        <PickMany
          {...common}
          choices={choices}
          values={(value as CustomField[]).map(textOf)}
          onChange={(chosen) => change(chosen.map((text) => JSON.parse(text)))}
        />
      );
    }
    case 'couponIn':
      return <EnterMany {...common} values={names} read={(text) => text.toUpperCase()} />;
    case 'emailDomainIn':
      return <EnterMany {...common} values={names} read={(text) => text.toLowerCase().replace(/^.*@/, '')} />;
    case 'skuIn':
    case 'categoryNameIn':
    case 'orderSourceIn':
    case 'externalSourceIn':
      return <EnterMany {...common} values={names} read={(text) => text} />;
    case 'guest':
    case 'firstOrder':
    case 'addressesDiffer':
      return (
        <Select
          label={words.leaves[name]}
          disabled={isDisabled}
          options={[true, false].map((one) => ({ value: one, content: words.either[name][one ? 'yes' : 'no'] }))}
          value={value as boolean}
          onOptionChange={(chosen) => change(chosen)}
        />
      );
  }
}

const textOf = ({ name, value }: CustomField) => JSON.stringify({ name, value });
