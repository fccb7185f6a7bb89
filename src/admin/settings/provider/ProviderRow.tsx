/** @jsxImportSource react */
import { Badge, type BadgeProps, Button, Flex, InlineMessage, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { type ProviderItem, type ProviderTest, providerTestSchema } from '../../../contract/schema/admin/providers.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { useTask } from '../../shell/use-task.ts';
import { texts as all } from '../../texts/texts.ts';
import { ListRow } from '../form/ListRow.tsx';
import { isReady } from './is-ready.ts';

const { list: texts, test: testTexts } = all.provider;

const healthColours: Readonly<Record<ProviderItem['health'], NonNullable<BadgeProps['variant']>>> = {
  well: 'success',
  out: 'danger',
  unknown: 'secondary',
};

const abilitiesOf = ({ abilities }: ProviderItem): readonly string[] => [
  texts.abilities.ial(abilities.highestIal),
  abilities.hasWebhooks ? texts.abilities.webhooks : texts.abilities.asked,
  abilities.isFrameable ? texts.abilities.frame : texts.abilities.beside,
  abilities.canErase ? texts.abilities.erases : texts.abilities.keeps,
  ...(abilities.needsCredential ? [texts.abilities.credential] : []),
];

/** One provider: what it can do, whether it answers, and the ways to set it up and to try it. */
export function ProviderRow({
  item,
  place,
  isReadOnly,
  onSetUp,
  onTested,
}: {
  readonly item: ProviderItem;
  /** As it is chosen now, saved or not. */
  readonly place: 'first' | 'second' | null;
  readonly isReadOnly: boolean;
  readonly onSetUp: () => void;
  readonly onTested: () => void;
}) {
  const { api } = useAdmin();
  const task = useTask();
  const [outcome, setOutcome] = useState<ProviderTest | null>(null);
  const { name, label, health, credentialNames } = item;
  const isBuiltIn = credentialNames.length === 0;
  const ready = isReady(item) ? texts.ready : texts.notReady;
  const test = async () => {
    setOutcome(null);
    const answer = await task.run(() => api.send(providerTestSchema, 'POST', `/providers/${name}/test`));
    if (!answer?.ok) return;
    setOutcome(answer.value);
    onTested();
  };
  return (
    <ListRow
      label={label}
      actions={
        !isBuiltIn && (
          <>
            <Button
              variant="secondary"
              mobileWidth="auto"
              disabled={isReadOnly}
              isLoading={task.isRunning}
              aria-label={texts.testName(label)}
              onClick={test}
            >
              {texts.test}
            </Button>
            <Button
              variant="secondary"
              mobileWidth="auto"
              disabled={isReadOnly}
              aria-label={texts.setUpName(label)}
              onClick={onSetUp}
            >
              {texts.setUp}
            </Button>
          </>
        )
      }
      below={
        <div role="status">
          {task.isRunning && <Text marginTop="small">{texts.testing}</Text>}
          {outcome && <Outcome label={label} outcome={outcome} />}
        </div>
      }
    >
      <Flex flexDirection="row" alignItems="center" flexWrap="wrap" flexGap="0.5rem" marginBottom="xxSmall">
        <Text bold marginBottom="none">
          {label}
        </Text>
        {place && <Badge label={texts.places[place]} variant="primary" />}
        {!isBuiltIn && <Badge label={texts.health[health]} variant={healthColours[health]} />}
      </Flex>
      <Text color="secondary60" marginBottom="none">
        {isBuiltIn ? texts.builtIn : texts.can(ready, abilitiesOf(item))}
      </Text>
    </ListRow>
  );
}

function Outcome({
  label,
  outcome: { isReachable, code },
}: {
  readonly label: string;
  readonly outcome: ProviderTest;
}) {
  const said = [
    isReachable ? testTexts.reachable(label) : testTexts.not(label),
    ...(code ? [testTexts.codes[code]] : []),
  ];
  return (
    <InlineMessage
      type={isReachable ? 'success' : 'error'}
      marginTop="small"
      messages={said.map((text) => ({ text }))}
    />
  );
}
