/** @jsxImportSource react */
import { Message, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import type { PolicyView } from '../../contract/schema/admin/policy.ts';
import type { Rule } from '../../contract/wire/policy.ts';
import { sentenceOf } from '../../rules/sentence.ts';
import { useMay } from '../shell/admin.tsx';
import { Empty } from '../shell/Empty.tsx';
import { go } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { texts } from '../texts/texts.ts';
import { isSame } from './changes.ts';
import { useLookups } from './lookups.tsx';
import { idFor, newRule, withRule } from './new-rule.ts';
import { RuleEditor } from './RuleEditor.tsx';
import type { Policy } from './use-policy.ts';

const words = texts.rules;

/** The page of one rule. What it is saved to is the draft. */
export function EditRule({
  policy,
  view: { live, draft },
  ruleId,
}: {
  readonly policy: Policy;
  readonly view: PolicyView;
  readonly ruleId: string;
}) {
  const { names } = useLookups();
  const mayEdit = useMay('owner');
  const rules = draft?.rules ?? live.rules;
  const isNew = ruleId === 'new';
  const now = rules.find(({ id }) => id === ruleId);
  /** As it was when it was opened: what somebody else makes of it meanwhile is told, and not mixed into it. */
  const [begun] = useState<Rule | undefined>(isNew ? newRule() : now);
  if (!begun) return <Empty title={words.noSuchRule.title} text={words.noSuchRule.text} />;

  const save = async (rule: Rule) => {
    const kept = isNew ? { ...rule, id: idFor(rule.name, rules) } : rule;
    if (await policy.save(withRule(rules, kept))) go('/rules');
  };
  const isTheirs = !isNew && !policy.isBusy && policy.conflict && (!now || !isSame(now, begun));

  return (
    <Screen title={isNew ? words.addRule : begun.name} description={mayEdit ? words.editText : texts.shell.needs.owner}>
      {isTheirs && (
        <Message
          type="warning"
          marginBottom="medium"
          messages={[{ text: words.theirs }, { text: now ? sentenceOf(now, names) : words.theirsGone }]}
        />
      )}
      <RuleEditor rule={begun} isSaving={policy.isBusy} isDisabled={!mayEdit} onSave={(rule) => void save(rule)} />
      {!mayEdit && <Text color="secondary60">{texts.shell.needs.owner}</Text>}
    </Screen>
  );
}
