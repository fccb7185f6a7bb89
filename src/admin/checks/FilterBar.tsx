/** @jsxImportSource react */
import { Box, Button, Input, Search, Select } from '@bigcommerce/big-design';
import { type FormEvent, useId, useState } from 'react';
import { styled } from 'styled-components';
import { providerSchema } from '../../contract/schema/provider.ts';
import { statuses } from '../../contract/wire/status.ts';
import { texts } from '../texts/texts.ts';
import { type CheckFilter, isNarrowed, searchable } from './check-filter.ts';
import { Row } from './row.ts';

const Fields = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spacing.medium};
  grid-template-columns: minmax(0, 1fr);
  @media (min-width: 720px) {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
`;

/** What the list is narrowed down by. */
export function FilterBar({
  filter,
  onChange,
}: {
  readonly filter: CheckFilter;
  readonly onChange: (filter: CheckFilter) => void;
}) {
  const words = texts.checks.filter;
  const { query: _query, status: _status, ...others } = filter;
  const [isOpen, setOpen] = useState(isNarrowed(others));
  const id = useId();
  /** Another number empties what was typed. */
  const [round, setRound] = useState(0);
  const clear = () => {
    setRound((was) => was + 1);
    onChange({ sort: filter.sort });
  };
  const set = (part: CheckFilter) => onChange({ ...filter, ...part });
  return (
    <Box as="section" aria-label={words.label} marginBottom="medium">
      <SearchField key={round} query={filter.query} onChange={(query) => set({ query })} />
      <Row>
        <Button
          variant="subtle"
          mobileWidth="auto"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen((was) => !was)}
        >
          {isOpen ? words.fewer : words.more}
        </Button>
        {isNarrowed(filter) && (
          <Button variant="subtle" mobileWidth="auto" onClick={clear}>
            {words.clear}
          </Button>
        )}
      </Row>
      <Fields id={id}>
        {isOpen && (
          <>
            <Select
              label={words.status}
              value={filter.status ?? ''}
              options={[
                { value: '', content: words.anyStatus },
                ...statuses.map((status) => ({ value: status as string, content: texts.checks.status[status] })),
              ]}
              onOptionChange={(status) => set({ status: status || undefined })}
            />
            <Select
              label={words.provider}
              value={filter.provider ?? ''}
              options={[
                { value: '', content: words.anyProvider },
                ...providerSchema.options.map((provider) => ({
                  value: provider as string,
                  content: texts.checks.provider[provider] ?? provider,
                })),
              ]}
              onOptionChange={(provider) => set({ provider: provider || undefined })}
            />
            <NumberField
              key={`order ${round}`}
              label={words.orderId}
              value={filter.orderId}
              onChange={(orderId) => set({ orderId })}
            />
            <NumberField
              key={`customer ${round}`}
              label={words.customerId}
              value={filter.customerId}
              onChange={(customerId) => set({ customerId })}
            />
            <Input
              type="date"
              label={words.from}
              value={filter.from ?? ''}
              onChange={({ target }) => set({ from: target.value || undefined })}
            />
            <Input
              type="date"
              label={words.to}
              value={filter.to ?? ''}
              onChange={({ target }) => set({ to: target.value || undefined })}
            />
            <Select
              label={words.sort}
              value={filter.sort ?? 'newest'}
              options={[
                { value: 'newest', content: words.newest },
                { value: 'oldest', content: words.oldest },
              ]}
              onOptionChange={(sort) => set({ sort: sort === 'oldest' ? sort : undefined })}
            />
          </>
        )}
      </Fields>
    </Box>
  );
}

/** One field for whatever number is at hand. What is no number is told so, and sent nowhere. */
function SearchField({
  query,
  onChange,
}: {
  readonly query: string | undefined;
  readonly onChange: (query: string | undefined) => void;
}) {
  const words = texts.checks.filter;
  const [text, setText] = useState(query ?? '');
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const meant = searchable(text);
    setWrong(text.trim() !== '' && meant === undefined);
    if (text.trim() === '' || meant !== undefined) onChange(meant);
  };
  return (
    <>
      <Search
        value={text}
        placeholder={words.searchHint}
        aria-label={words.searchHint}
        aria-invalid={isWrong}
        aria-describedby={id}
        localization={{ search: words.search }}
        onChange={({ target }) => {
          setText(target.value);
          setWrong(false);
        }}
        onSubmit={submit}
      />
      <p id={id} role="status" style={{ margin: 0 }}>
        {isWrong ? words.searchWrong : ''}
      </p>
    </>
  );
}

/** Counts once it is left, or with the Enter key. */
function NumberField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? '');
  const settle = () => {
    const meant = text.replace(/\D/g, '').replace(/^0+/, '').slice(0, 15);
    setText(meant);
    if (meant !== (value ?? '')) onChange(meant || undefined);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        settle();
      }}
    >
      <Input
        label={label}
        inputMode="numeric"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={settle}
      />
    </form>
  );
}
