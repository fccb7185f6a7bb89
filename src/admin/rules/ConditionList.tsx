/** @jsxImportSource react */
import { Button, Checkbox, FormGroup, Select } from '@bigcommerce/big-design';
import { DeleteIcon } from '@bigcommerce/big-design-icons';
import { styled } from 'styled-components';
import type { Condition } from '../../contract/wire/policy.ts';
import { useAdmin } from '../shell/admin.tsx';
import { texts } from '../texts/texts.ts';
import { LeafValue } from './LeafValue.tsx';
import { leafNames, leafOf, newLeaf } from './leaf.ts';
import { type Group, isGroup } from './when-parts.ts';

const words = texts.rules;
/** Deeper ones are drawn where a policy has them; nobody needs help to make one. */
const deepest = 4;

const Rows = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
`;

const Row = styled.li`
  display: grid;
  gap: 0.75rem;
  align-items: start;
  padding: 0.75rem;
  margin-bottom: 0.75rem;
  background: ${({ theme }) => theme.colors.secondary10};
  border-radius: 4px;
  @media (min-width: 720px) {
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
  }
`;

const Inside = styled.li`
  padding: 0.75rem;
  margin-bottom: 0.75rem;
  border: 1px solid ${({ theme }) => theme.colors.secondary30};
  border-left: 4px solid ${({ theme }) => theme.colors.primary30};
  border-radius: 4px;
`;

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
  align-items: end;
  margin-bottom: 0.75rem;
`;

interface ListProps {
  readonly parts: readonly Condition[];
  readonly depth: number;
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (parts: Condition[]) => void;
}

/** Conditions beside each other, each of which can be changed and taken out, and buttons for more. */
export function ConditionList({ parts, depth, isChecked, isDisabled, onChange }: ListProps) {
  const { me } = useAdmin();
  const replace = (index: number, ...by: Condition[]) => onChange(parts.toSpliced(index, 1, ...by));
  return (
    <>
      <Rows>
        {parts.map((part, index) => (
          <Part
            // Parts have nothing of their own to be known by, and each draws what it is handed.
            key={index}
            part={part}
            depth={depth}
            isChecked={isChecked}
            isDisabled={isDisabled}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => replace(index)}
          />
        ))}
      </Rows>
      {!isDisabled && (
        <Bar>
          <Button
            type="button"
            variant="secondary"
            onClick={() => onChange([...parts, newLeaf('totalAtLeast', me.currency)])}
          >
            {words.addCondition}
          </Button>
          {depth < deepest && (
            <Button
              type="button"
              variant="subtle"
              onClick={() => onChange([...parts, { any: [newLeaf('totalAtLeast', me.currency)] }])}
            >
              {words.addGroup}
            </Button>
          )}
        </Bar>
      )}
    </>
  );
}

interface PartProps {
  readonly part: Condition;
  readonly depth: number;
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (part: Condition) => void;
  readonly onRemove: () => void;
}

function Part({ part, depth, isChecked, isDisabled, onChange, onRemove }: PartProps) {
  const { me } = useAdmin();
  const isNot = 'not' in part;
  const inner = isNot ? part.not : part;
  const change = (changed: Condition, negated = isNot) => onChange(negated ? { not: changed } : changed);
  const not = (
    <Checkbox
      label={words.not}
      checked={isNot}
      disabled={isDisabled}
      onChange={(event) => change(inner, event.target.checked)}
    />
  );
  const remove = !isDisabled && (
    <Button
      type="button"
      variant="subtle"
      iconOnly={<DeleteIcon title={words.removeCondition} />}
      aria-label={words.removeCondition}
      onClick={onRemove}
    />
  );
  const leaf = leafOf(inner);
  if (leaf)
    return (
      <Row>
        <div>
          <Select
            label={words.about}
            filterable
            disabled={isDisabled}
            options={leafNames.map((name) => ({ value: name, content: words.kindsOfCondition[name] }))}
            value={leaf.name}
            onOptionChange={(name) => name && name !== leaf.name && change(newLeaf(name, me.currency))}
          />
          {not}
        </div>
        <FormGroup>
          <LeafValue
            key={leaf.name}
            {...leaf}
            isChecked={isChecked}
            isDisabled={isDisabled}
            onChange={(changed) => change(changed)}
          />
        </FormGroup>
        <div>{remove}</div>
      </Row>
    );
  // Twice not, from a policy that was not made here: as it stands.
  if (!isGroup(inner)) return <Row>{words.tooOdd}</Row>;
  return (
    <Inside>
      <Bar>
        <JoinedBy group={inner} isDisabled={isDisabled} onChange={(changed) => change(changed)} />
        {not}
        {remove}
      </Bar>
      <ConditionList
        parts={'all' in inner ? inner.all : inner.any}
        depth={depth + 1}
        isChecked={isChecked}
        isDisabled={isDisabled}
        onChange={(parts) => change('all' in inner ? { all: parts } : { any: parts })}
      />
    </Inside>
  );
}

/** Whether all or any of what follows has to be so. */
export function JoinedBy({
  group,
  isDisabled,
  onChange,
}: {
  readonly group: Group;
  readonly isDisabled: boolean;
  readonly onChange: (group: Group) => void;
}) {
  const parts = 'all' in group ? group.all : group.any;
  return (
    <Select
      label={words.joinedBy}
      disabled={isDisabled}
      options={[
        { value: 'all', content: words.joins.all },
        { value: 'any', content: words.joins.any },
      ]}
      value={'all' in group ? 'all' : 'any'}
      onOptionChange={(how) => onChange(how === 'any' ? { any: parts } : { all: parts })}
    />
  );
}
