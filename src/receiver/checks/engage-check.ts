import { calendarDay } from './calendar.ts';
import { type Check, openStatuses } from './check.ts';
import { chooseCheck } from './choose-check.ts';
import { chooseProvider } from './choose-provider.ts';
import type { CheckEvent } from './machine.ts';
import type { Checks } from './ports.ts';
import type { ProviderDirectory } from './provider.ts';
import type { Asked } from './requirement-for.ts';
import type { StoreSettings } from './settings.ts';
import type { Standing } from './standing.ts';

export interface EngageCheckParts {
  readonly checks: Checks;
  readonly providers: Pick<ProviderDirectory, 'isOut'>;
  readonly clock: () => number;
  readonly newCheckId: () => string;
}

/**
 * The check that answers what is asked of this shopper now, made if there is none, and what it is worth. The check learns of a
 * stricter requirement and of the customer it belongs to. Safe to repeat: the same question finds the same check.
 */
export async function engageCheck(
  { checks, providers, clock, newCheckId }: EngageCheckParts,
  store: { readonly storeHash: string; readonly timeZone: string; readonly settings: StoreSettings },
  { cartId, ofCart }: { readonly cartId: string | null; readonly ofCart: Check | undefined },
  customerId: number | null,
  { requirement, policyVersion, ruleIds, why }: Asked,
): Promise<{ check: Check; standing: Exclude<Standing, 'outgrown'> }> {
  const { storeHash, timeZone } = store;
  const nowMs = clock();
  const ofCustomer = customerId === null ? [] : await checks.findForCustomer(storeHash, customerId);
  const choice = chooseCheck(ofCart, ofCustomer, customerId, requirement, calendarDay(nowMs, timeZone));
  if (choice.kind === 'create') {
    const check = await checks.create(
      {
        checkId: newCheckId(),
        storeHash,
        provider: await chooseProvider(providers, store),
        requirement,
        cartId,
        customerId,
        policyVersion,
        ruleIds,
        createdAtMs: nowMs,
      },
      choice,
      why,
    );
    return { check, standing: 'verify' };
  }
  const events: CheckEvent[] = [];
  if (choice.standing !== 'clear') events.push({ kind: 'required', requirement, ...(why && { why }) });
  // A guest's verdict stays with their cart: who signs in there later may be somebody else.
  if (customerId !== null && openStatuses.includes(choice.check.status)) events.push({ kind: 'claimed', customerId });
  let { check } = choice;
  for (const event of events) {
    const moved = await checks.move(storeHash, check.checkId, event, nowMs);
    if (moved.ok) check = moved.value;
  }
  return { check, standing: choice.standing };
}
