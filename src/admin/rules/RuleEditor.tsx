/** @jsxImportSource react */
import {
  Button,
  Fieldset,
  Flex,
  Form,
  FormGroup,
  Input,
  Message,
  Panel,
  Radio,
  Select,
  Text,
} from '@bigcommerce/big-design';
import { type FormEvent, useState } from 'react';
import { type Rule, readRule, type WhenUnreachable } from '../../contract/wire/policy.ts';
import type { Ial } from '../../contract/wire/requirement.ts';
import { sentenceOf } from '../../rules/sentence.ts';
import { go } from '../shell/route.ts';
import { texts } from '../texts/texts.ts';
import { AgeByPlace } from './AgeByPlace.tsx';
import { ConditionList, JoinedBy } from './ConditionList.tsx';
import { isUnfinished } from './leaf.ts';
import { useLookups } from './lookups.tsx';
import { fromParts, partsOf } from './when-parts.ts';

const words = texts.rules;
const ials: readonly Ial[] = [0, 1, 2, 3];
const outcomes: readonly WhenUnreachable[] = ['block', 'hold', 'allow'];
const mostAge = 120;

/** One rule, in fields and as a sentence. */
export function RuleEditor({
  rule: begun,
  isSaving,
  isDisabled,
  onSave,
}: {
  readonly rule: Rule;
  readonly isSaving: boolean;
  /** For whom may look alone. */
  readonly isDisabled: boolean;
  readonly onSave: (rule: Rule) => void;
}) {
  const { names } = useLookups();
  const [rule, setRule] = useState(begun);
  const [isChecked, setChecked] = useState(false);
  const change = (changes: Partial<Rule>) => setRule((was) => ({ ...was, ...changes }));

  const { when, unless } = partsOf(rule.when);
  const [parts, ages] = ['all' in when ? when.all : when.any, rule.minimumAgeIn ?? []];
  // No condition at all is “always”; no condition of several, one of which has to be so, would be “never”.
  const isFinished =
    rule.name.trim() !== '' &&
    !(parts.length === 0 && 'any' in when) &&
    ![...parts, ...unless].some(isUnfinished) &&
    ages.every(({ place }) => place !== '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const read = isFinished ? readRule({ ...rule, name: rule.name.trim() }) : undefined;
    if (read) onSave(read);
  };
  const out = (key: 'whenUnreachable' | 'whenProviderOut') => (
    <Select
      label={words[key]}
      disabled={isDisabled}
      options={outcomes.map((outcome) => ({ value: outcome, content: words.outcomes[outcome] }))}
      value={rule[key] ?? 'block'}
      onOptionChange={(outcome) => outcome && change({ [key]: outcome })}
    />
  );
  const isAfter = rule.asks === 'after_order';

  return (
    <Form onSubmit={save} fullWidth noValidate>
      {isChecked && !isFinished && (
        <Message type="error" marginBottom="medium" messages={[{ text: words.unfinished }]} />
      )}
      <Panel header={words.reads}>
        <Text marginBottom="none" aria-live="polite">
          {sentenceOf(rule, names)}
        </Text>
      </Panel>
      <Panel header={words.ruleItself}>
        <FormGroup>
          <Input
            label={words.name}
            required
            maxLength={120}
            disabled={isDisabled}
            error={isChecked && rule.name.trim() === '' ? words.nameIt : undefined}
            value={rule.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </FormGroup>
        <Fieldset legend={words.mode}>
          <FormGroup>
            {(['shadow', 'live'] as const).map((mode) => (
              <Radio
                key={mode}
                name="mode"
                label={words.modes[mode].title}
                description={words.modes[mode].text}
                disabled={isDisabled}
                checked={(rule.mode ?? 'live') === mode}
                onChange={() => change({ mode })}
              />
            ))}
          </FormGroup>
        </Fieldset>
      </Panel>
      <Panel header={words.when} description={words.whenText}>
        {parts.length > 1 && (
          <FormGroup>
            <JoinedBy
              group={when}
              isDisabled={isDisabled}
              onChange={(changed) => change({ when: fromParts({ when: changed, unless }) })}
            />
          </FormGroup>
        )}
        <ConditionList
          parts={parts}
          depth={0}
          isChecked={isChecked}
          isDisabled={isDisabled}
          onChange={(changed) =>
            change({ when: fromParts({ when: 'all' in when ? { all: changed } : { any: changed }, unless }) })
          }
        />
      </Panel>
      <Panel header={words.unless} description={words.unlessText}>
        <ConditionList
          parts={unless}
          depth={1}
          isChecked={isChecked}
          isDisabled={isDisabled}
          onChange={(changed) => change({ when: fromParts({ when, unless: changed }) })}
        />
      </Panel>
      <Panel header={words.requires}>
        <FormGroup>
          <Select
            label={words.ial}
            disabled={isDisabled}
            options={ials.map((ial) => ({ value: ial, content: words.ials[ial] }))}
            value={rule.requires.ial}
            onOptionChange={(ial) => ial !== undefined && change({ requires: { ...rule.requires, ial } })}
          />
          <Input
            label={words.minimumAge}
            description={words.minimumAgeText}
            inputMode="numeric"
            disabled={isDisabled}
            value={rule.requires.minimumAge ?? ''}
            onChange={({ target }) => {
              const years = Number(target.value);
              if (Number.isInteger(years) && years >= 0 && years <= mostAge)
                change({ requires: { ...rule.requires, minimumAge: years || null } });
            }}
          />
        </FormGroup>
        <AgeByPlace
          ages={ages}
          isChecked={isChecked}
          isDisabled={isDisabled}
          onChange={(minimumAgeIn) => change({ minimumAgeIn })}
        />
      </Panel>
      <Panel header={words.asks}>
        <FormGroup>
          {(['before_payment', 'after_order'] as const).map((asks) => (
            <Radio
              key={asks}
              name="asks"
              label={words.moments[asks].title}
              description={words.moments[asks].text}
              disabled={isDisabled}
              checked={(rule.asks ?? 'before_payment') === asks}
              onChange={() => change({ asks })}
            />
          ))}
        </FormGroup>
        {!isAfter && (
          <FormGroup>
            {out('whenUnreachable')}
            {out('whenProviderOut')}
          </FormGroup>
        )}
      </Panel>
      <Flex
        flexDirection={{ mobile: 'column-reverse', tablet: 'row' }}
        justifyContent="flex-end"
        flexGap="0.5rem"
        marginTop="medium"
      >
        <Button type="button" variant="subtle" onClick={() => go('/rules')}>
          {isDisabled ? words.back : words.leave}
        </Button>
        {!isDisabled && (
          <Button type="submit" isLoading={isSaving}>
            {words.save}
          </Button>
        )}
      </Flex>
    </Form>
  );
}
