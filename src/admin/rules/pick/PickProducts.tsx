/** @jsxImportSource react */
import { Button, Input, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { styled } from 'styled-components';
import { productsSchema } from '../../../contract/schema/admin/lookups.ts';
import { useAdmin } from '../../shell/admin.tsx';
import type { Failure } from '../../shell/answer.ts';
import { wordsFor } from '../../shell/words-for.ts';
import { texts } from '../../texts/texts.ts';
import { useLookups } from '../lookups.tsx';

const words = texts.rules;

const Found = styled.ul`
  list-style: none;
  margin: 0.5rem 0 0;
  padding: 0;
`;

interface Product {
  readonly productId: number;
  readonly name: string;
  readonly sku: string;
}

/** Products, found by name or SKU: a store may have more than a list can hold. */
export function PickProducts({
  values,
  error,
  isDisabled,
  onChange,
}: {
  readonly values: readonly number[];
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (values: number[]) => void;
}) {
  const { api } = useAdmin();
  const { names, learnProduct } = useLookups();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Product[]>();
  const [failure, setFailure] = useState<Failure>();
  const nameOf = (id: number) => names.product?.(id) ?? words.gone(id);

  const search = async () => {
    const answer = await api.read(productsSchema, '/lookups/products', { search: { query: query.trim() } });
    setFailure(answer.ok ? undefined : answer.failure);
    setFound(answer.ok ? answer.value.items : undefined);
  };
  const add = ({ productId, name }: Product) => {
    learnProduct(productId, name);
    onChange([...values, productId]);
  };
  const offered = found?.filter(({ productId }) => !values.includes(productId));

  return (
    <>
      <Input
        label={words.leaves.productIn}
        description={words.findProducts}
        disabled={isDisabled}
        error={error}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void search();
        }}
        chips={values.map((id) => ({
          label: nameOf(id),
          ...(!isDisabled && { onDelete: () => onChange(values.filter((one) => one !== id)) }),
        }))}
      />
      {!isDisabled && (
        <Button type="button" variant="subtle" onClick={() => void search()}>
          {words.find}
        </Button>
      )}
      <div role="status">
        {failure && <Text>{wordsFor(failure)}</Text>}
        {found?.length === 0 && <Text>{words.noneFound}</Text>}
      </div>
      {offered && offered.length > 0 && (
        <Found>
          {offered.map((product) => (
            <li key={product.productId}>
              <Button type="button" variant="subtle" onClick={() => add(product)}>
                {words.addProduct(product.name, product.sku)}
              </Button>
            </li>
          ))}
        </Found>
      )}
    </>
  );
}
