/** @jsxImportSource react */
import { Link } from '@bigcommerce/big-design';
import type { CheckDetail } from '../../contract/schema/admin/checks.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import { LinkInText } from '../shell/LinkInText.tsx';
import { hrefOf } from '../shell/route.ts';
import { type Times, useTimes } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { type Fact, Facts } from './Facts.tsx';
import { StatusBadge } from './StatusBadge.tsx';

/** What is asked, of whom, by which rules, and how far it has come. */
export function CheckFacts({
  check,
  orderStatus,
}: {
  readonly check: CheckDetail;
  readonly orderStatus: (statusId: number) => string;
}) {
  return <Facts facts={factsOf(check, useTimes(), orderStatus)} />;
}

export const requirementWords = ({ ial, minimumAge }: Requirement): string =>
  minimumAge === null ? texts.checks.detail.ial(ial) : texts.checks.detail.ialAndAge(ial, minimumAge);

function factsOf(check: CheckDetail, times: Times, orderStatus: (statusId: number) => string): Fact[] {
  const words = texts.checks.detail;
  const { customerId, consentedAtMs, rules, policyVersion } = check;
  return [
    { label: words.status, value: <StatusBadge status={check.status} /> },
    { label: words.asks, value: requirementWords(check.requirement) },
    {
      label: words.rules,
      value: rules.length > 0 ? rulesWords(rules, policyVersion) : words.byMerchant,
    },
    {
      label: words.customer,
      value:
        customerId === null ? (
          texts.checks.guest
        ) : (
          <Link href={hrefOf(`/customer/${customerId}`)}>{texts.checks.customer(customerId)}</Link>
        ),
    },
    ...(check.orders.length > 0 ? [{ label: words.orders, value: <Orders {...{ check, orderStatus }} /> }] : []),
    { label: words.provider, value: texts.checks.provider[check.provider] ?? check.provider },
    { label: words.attempts, value: words.attemptsOf(check.attemptsUsed, check.attemptsLeft) },
    { label: words.consent, value: consentedAtMs === null ? words.noConsent : times.at(consentedAtMs) },
    { label: words.made, value: times.at(check.createdAtMs) },
    { label: words.changed, value: times.at(check.updatedAtMs) },
    { label: words.number, value: check.checkId },
  ];
}

const rulesWords = (rules: CheckDetail['rules'], policyVersion: number): string =>
  `${rules.map(({ name, ruleId }) => name || ruleId).join(', ')} (${texts.checks.detail.version(policyVersion)})`;

function Orders({
  check,
  orderStatus,
}: {
  readonly check: CheckDetail;
  readonly orderStatus: (statusId: number) => string;
}) {
  return check.orders.map(({ orderId, statusId, isHeld }) => (
    <div key={orderId}>
      <LinkInText href={hrefOf(`/order/${orderId}`)}>{texts.checks.order(orderId)}</LinkInText>
      {[statusId === null ? undefined : orderStatus(statusId), isHeld ? texts.checks.detail.held : undefined]
        .filter((word) => word !== undefined)
        .map((word) => ` · ${word}`)}
    </div>
  ));
}
