/** @jsxImportSource react */
import { Box, Flex, Message, Panel } from '@bigcommerce/big-design';
import { styled } from 'styled-components';
import type { CheckDetail } from '../../contract/schema/admin/checks.ts';
import { useAdmin } from '../shell/admin.tsx';
import { hrefOf } from '../shell/route.ts';
import { localeOf, useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { CheckActions } from './CheckActions.tsx';
import { CheckFacts } from './CheckFacts.tsx';
import { calendarDay } from './calendar-day.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { EvidenceFacts } from './EvidenceFacts.tsx';
import { useOrderStatuses } from './use-order-statuses.ts';
import { useReloadSoon } from './use-reload.ts';
import { Why } from './Why.tsx';
import { warningsOf } from './warnings.ts';

const Columns = styled.div<{ $isNarrow: boolean }>`
  display: grid;
  gap: 0 ${({ theme }) => theme.spacing.medium};
  grid-template-columns: minmax(0, 1fr);
  @media (min-width: 1025px) {
    grid-template-columns: ${({ $isNarrow }) => ($isNarrow ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) minmax(0, 1fr)')};
  }
`;

/** One check: what to look at, what to decide, what is known, and why everything happened. */
export function CheckBody({
  check,
  timelinePath,
  onChanged,
  onStale,
  onRenewed,
  isNarrow = false,
}: {
  readonly check: CheckDetail;
  /** Where its history is: an order's has what befell the order as well. */
  readonly timelinePath: string;
  readonly onChanged: (check: CheckDetail) => void;
  /** The check is not any more as it is shown. */
  readonly onStale: () => void;
  /** Another check took the place of this one. */
  readonly onRenewed: (check: CheckDetail) => void;
  /** It stands beside something else. */
  readonly isNarrow?: boolean;
}) {
  const words = texts.checks.detail;
  const orderStatus = useOrderStatuses();
  const reloadSoon = useReloadSoon(onStale);
  const changed = (now: CheckDetail) => {
    onChanged(now);
    reloadSoon();
  };
  const times = useTimes();
  return (
    <>
      {check.forgottenAtMs !== null && (
        <Box marginBottom="medium">
          <Message type="info" messages={[{ text: words.forgotten(times.at(check.forgottenAtMs)) }]} />
        </Box>
      )}
      {check.replacedBy !== null && (
        <Box marginBottom="medium">
          <Message
            type="info"
            messages={[
              { text: words.replaced, link: { text: words.toNewer, href: hrefOf(`/checks/${check.replacedBy}`) } },
            ]}
          />
        </Box>
      )}
      <Columns $isNarrow={isNarrow}>
        <div>
          <Panel header={words.found}>
            <Warnings check={check} />
            <EvidenceFacts evidence={check.evidence} />
          </Panel>
          <Panel header={texts.checks.decide.title}>
            <DecisionForm key={check.checkId} check={check} onChanged={changed} onStale={onStale} />
          </Panel>
          <Panel header={words.what}>
            <CheckFacts check={check} orderStatus={orderStatus} />
            <Flex flexGap="0.5rem" flexWrap="wrap" marginTop="medium">
              <CheckActions check={check} onDone={onStale} onRenewed={onRenewed} />
            </Flex>
          </Panel>
        </div>
        <div>
          <Why timelinePath={timelinePath} state={stateOf(check)} orderStatus={orderStatus} />
        </div>
      </Columns>
    </>
  );
}

/** Another one with everything that the check's history tells of: the first of two who agree leaves the revision as it is. */
const stateOf = ({ revision, secondEyes, forgottenAtMs, orders }: CheckDetail): string =>
  JSON.stringify([revision, secondEyes?.atMs, forgottenAtMs, orders]);

/** Nothing where nothing is odd. */
function Warnings({ check }: { readonly check: CheckDetail }) {
  const { me, clock } = useAdmin();
  const locale = localeOf(me.locale);
  const warnings = warningsOf(check, clock(), (date) => calendarDay(locale, date));
  if (warnings.length === 0) return null;
  return (
    <Box marginBottom="medium">
      <Message type="warning" messages={warnings.map((text) => ({ text }))} />
    </Box>
  );
}
