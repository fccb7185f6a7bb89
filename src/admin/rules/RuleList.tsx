/** @jsxImportSource react */
import { Button, Flex, Link, Message, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import type { PolicyView } from '../../contract/schema/admin/policy.ts';
import { shadowSchema } from '../../contract/schema/admin/simulation.ts';
import type { Rule } from '../../contract/wire/policy.ts';
import { sentenceOf } from '../../rules/sentence.ts';
import { useAdmin, useMay } from '../shell/admin.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { Empty } from '../shell/Empty.tsx';
import { go, hrefOf } from '../shell/route.ts';
import { Screen } from '../shell/Screen.tsx';
import { useTimes } from '../shell/times.ts';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';
import { Changes } from './Changes.tsx';
import { changesBetween } from './changes.ts';
import { useLookups } from './lookups.tsx';
import { withRule } from './new-rule.ts';
import { ShadowHits } from './ShadowHits.tsx';
import type { Policy } from './use-policy.ts';

const words = texts.rules;
const shadowDays = 30;
const dayMs = 86_400_000;

/** All rules, as they are or as the draft has them, and what to do with the draft. */
export function RuleList({ policy, view: { live, draft } }: { readonly policy: Policy; readonly view: PolicyView }) {
  const { clock } = useAdmin();
  const mayEdit = useMay('owner');
  const maySimulate = useMay('reviewer');
  const [asking, setAsking] = useState<'publish' | 'discard'>();
  const [removing, setRemoving] = useState<Rule>();
  const rules = draft?.rules ?? live.rules;
  const changes = draft ? changesBetween(live.rules, draft.rules) : [];
  // To the day, so that it is read once and not anew each time that something is drawn.
  const toMs = Math.ceil(clock() / dayMs) * dayMs;
  const hasShadow = live.rules.some(({ mode }) => mode === 'shadow');
  const shadow = useRead(shadowSchema, hasShadow ? '/policy/shadow' : null, {
    fromMs: toMs - shadowDays * dayMs,
    toMs,
  });

  return (
    <Screen
      title={words.title}
      description={words.description}
      actions={
        <>
          <Button variant="secondary" onClick={() => go('/rules/versions')}>
            {words.versions}
          </Button>
          <Button onClick={() => go('/rules/new')} disabled={!mayEdit}>
            {words.addRule}
          </Button>
        </>
      }
    >
      {!mayEdit && <Text color="secondary60">{texts.shell.needs.owner}</Text>}
      {draft && (
        <DraftNotice
          draft={draft}
          count={changes.length}
          isOutOfDate={draft.basedOnVersion !== live.version}
          mayEdit={mayEdit}
          maySimulate={maySimulate}
          onPublish={() => setAsking('publish')}
          onDiscard={() => setAsking('discard')}
        />
      )}
      {rules.length === 0 ? (
        <Panel>
          <Empty title={words.empty.title} text={words.empty.text} />
        </Panel>
      ) : (
        rules.map((rule) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            changed={changes.find((change) => change.kind !== 'removed' && change.after.id === rule.id)?.kind}
            hits={shadow.value && (shadow.value.items.find(({ ruleId }) => ruleId === rule.id) ?? 'none')}
            mayEdit={mayEdit && !policy.isBusy}
            onMode={(mode) => void policy.save(withRule(rules, { ...rule, mode }))}
            onRemove={() => setRemoving(rule)}
          />
        ))
      )}
      {removing && (
        <Confirm
          title={words.remove.title(removing.name)}
          text={words.remove.text}
          action={words.remove.action}
          isDestructive
          isRunning={policy.isBusy}
          onCancel={() => setRemoving(undefined)}
          onConfirm={() =>
            void policy.save(rules.filter(({ id }) => id !== removing.id)).then(() => setRemoving(undefined))
          }
        />
      )}
      {asking && draft && (
        <Confirm
          title={words[asking].title}
          text={words[asking].text}
          action={words[asking].action}
          isDestructive={asking === 'discard'}
          isRunning={policy.isBusy}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => void policy[asking]().then(() => setAsking(undefined))}
        >
          <Changes before={live.rules} after={draft.rules} />
        </Confirm>
      )}
    </Screen>
  );
}

function DraftNotice({
  draft,
  count,
  isOutOfDate,
  mayEdit,
  maySimulate,
  onPublish,
  onDiscard,
}: {
  readonly draft: NonNullable<PolicyView['draft']>;
  readonly count: number;
  readonly isOutOfDate: boolean;
  readonly mayEdit: boolean;
  readonly maySimulate: boolean;
  readonly onPublish: () => void;
  readonly onDiscard: () => void;
}) {
  const times = useTimes();
  return (
    <Panel header={words.draft.title}>
      <Text>{words.draft.text(count, draft.editedBy?.email ?? words.somebody, times.at(draft.editedAtMs))}</Text>
      {isOutOfDate && <Message type="warning" marginBottom="medium" messages={[{ text: words.draft.outOfDate }]} />}
      <Flex flexDirection="row" flexWrap="wrap" flexGap="0.5rem">
        <Button onClick={onPublish} disabled={!mayEdit || isOutOfDate || count === 0}>
          {words.publish.open}
        </Button>
        <Button variant="secondary" onClick={() => go('/simulator')} disabled={!maySimulate}>
          {words.draft.simulate}
        </Button>
        <Button variant="subtle" actionType="destructive" onClick={onDiscard} disabled={!mayEdit}>
          {words.discard.open}
        </Button>
      </Flex>
    </Panel>
  );
}

function RuleCard({
  rule,
  changed,
  hits,
  mayEdit,
  onMode,
  onRemove,
}: {
  readonly rule: Rule;
  readonly changed: 'added' | 'changed' | 'removed' | undefined;
  readonly hits: Parameters<typeof ShadowHits>[0]['hits'] | 'none';
  readonly mayEdit: boolean;
  readonly onMode: (mode: 'live' | 'shadow') => void;
  readonly onRemove: () => void;
}) {
  const { names } = useLookups();
  const { mode = 'live' } = rule;
  const isShadow = mode === 'shadow';
  return (
    <Panel
      header={rule.name}
      badge={
        changed
          ? { label: words.inDraft[changed], variant: 'warning' }
          : { label: words.modes[mode].title, variant: isShadow ? 'secondary' : 'success' }
      }
    >
      <Text>{sentenceOf(rule, names)}</Text>
      {isShadow && hits !== undefined && <ShadowHits hits={hits === 'none' ? undefined : hits} />}
      <Flex flexDirection="row" alignItems="center" flexWrap="wrap" flexGap="0.5rem">
        {mayEdit ? (
          <>
            <Button variant="secondary" aria-label={words.editOf(rule.name)} onClick={() => go(`/rules/${rule.id}`)}>
              {words.edit}
            </Button>
            <Button
              variant="secondary"
              aria-label={words.toModeOf[isShadow ? 'live' : 'shadow'](rule.name)}
              onClick={() => onMode(isShadow ? 'live' : 'shadow')}
            >
              {words.toMode[isShadow ? 'live' : 'shadow']}
            </Button>
            <Button variant="subtle" actionType="destructive" aria-label={words.removeOf(rule.name)} onClick={onRemove}>
              {words.removeIt}
            </Button>
          </>
        ) : (
          <Link href={hrefOf(`/rules/${rule.id}`)}>{words.look}</Link>
        )}
      </Flex>
    </Panel>
  );
}
