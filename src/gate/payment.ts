import type { CheckView } from '../contract/wire/check-view.ts';
import type { CheckUpdate, Decision } from '../contract/wire/decision.ts';
import { type Facts, nothingKnown } from '../contract/wire/facts.ts';
import type { Policy } from '../contract/wire/policy.ts';
import { type Weighing, weigh } from '../rules/weigh.ts';
import { answerLimitMs } from './call.ts';
import type { Reading } from './read-facts.ts';
import type { Watcher } from './sighting.ts';

/** How long the page's own traffic may take to name the cart before it is looked for. */
const unawareMs = 3_000;

/** A check that the receiver asks for, and how it stood when last heard of. */
export interface Asked {
  readonly check: CheckView;
  readonly checkToken: string;
  readonly mayOrder: boolean;
  readonly decision: CheckUpdate['decision'];
}

/**
 * How payment stands. `undecided`: nobody was asked yet, because nothing is known or no rule certainly applies; an order asks.
 * `asked` is null when no check is asked for, and also when it isn't known because the receiver can't be reached.
 */
export interface Standing {
  readonly payment: 'undecided' | 'open' | 'shut';
  readonly asked: Asked | null;
}

export interface Payment extends Watcher {
  /** Asks the receiver even if nothing has changed here. Ends when the answer, or its absence, has taken effect. */
  askAgain(): Promise<Standing>;
  /** News of the check that was asked for. Late news and news of another check are passed over. */
  hear(update: CheckUpdate): void;
}

/** What the policy says of these facts. Without rules that can be asked, nobody here knows: the receiver is asked, and holds the order if it must. */
export function askRules(policy: Policy | null, facts: Facts): Pick<Weighing, 'verdict' | 'whenUnreachable'> {
  try {
    if (policy) return weigh(policy, facts);
  } catch {
    // Not a policy of a shape that we know.
  }
  return { verdict: 'required', whenUnreachable: 'hold' };
}

const standingOf = (asked: Asked): Standing => ({
  payment: asked.decision === 'clear' || (asked.decision === 'wait' && asked.mayOrder) ? 'open' : 'shut',
  asked,
});

/**
 * Knows whether the shopper may pay, and finds it out anew whenever the cart may have changed. A look that was overtaken by a newer
 * one has no effect, and the receiver is asked once about the same cart, shopper and facts.
 *
 * `askDecision` answers undefined when the receiver can't be reached. `follow` hands every update of a check to `hear` until the
 * function that it answers is called. `onStanding` is called with every new standing.
 */
export function createPayment(
  policy: Policy | null,
  readCart: (cartId: string | undefined) => Promise<Reading | undefined>,
  askDecision: (reading: Reading) => Promise<Decision | undefined>,
  follow: (asked: Asked) => () => void,
  onStanding: (standing: Standing) => void,
): Payment {
  let standing: Standing = { payment: 'undecided', asked: null };
  let cartId: string | undefined;
  /** The cart may have changed since `standing` was found. A mere reading by the page doesn't make it stale, so that paying isn't slowed. */
  let isStale = false;
  /** An order waits: questions that are left open otherwise have to be asked. */
  let isOrdering = false;
  let latest = Promise.resolve();
  /** What the receiver was asked about when it answered with `standing`. */
  let answeredAbout: string | null = null;
  let askedAbout: string | null = null;
  let answer: Promise<Decision | undefined> | undefined;
  let unfollow: (() => void) | undefined;
  let { whenUnreachable } = askRules(policy, nothingKnown);

  const settle = (next: Standing, about: string | null = null) => {
    isStale = isOrdering = false;
    answeredAbout = about;
    askedAbout = null;
    if (next === standing) return;
    unfollow?.();
    standing = next;
    unfollow = next.asked ? follow(next.asked) : undefined;
    onStanding(next);
  };

  const find = async (isLatest: () => boolean): Promise<void> => {
    // The rest of a burst of traffic comes first: its last look is the one that counts.
    await null;
    const reading = isLatest() ? await readCart(cartId).catch(() => undefined) : undefined;
    if (!isLatest()) return;
    const rules = askRules(policy, reading?.facts ?? nothingKnown);
    whenUnreachable = rules.whenUnreachable;
    if (rules.verdict === 'not_required') return settle({ payment: 'open', asked: null });
    const about = JSON.stringify(reading);
    if (about === answeredAbout) return settle(standing, about);
    if (!isOrdering && (!reading || rules.verdict === 'open')) return settle({ payment: 'undecided', asked: null });
    if (about !== askedAbout) answer = reading && askDecision(reading);
    askedAbout = about;
    const decision = await answer;
    if (!isLatest()) return;
    if (!decision) return settle({ payment: whenUnreachable === 'block' ? 'shut' : 'open', asked: null });
    settle('check' in decision ? standingOf(decision) : { payment: 'open', asked: null }, about);
  };

  const look = () => {
    // What the page does with the news may fail; what was found stands all the same.
    const mine: Promise<void> = find(() => latest === mine).catch(() => {});
    latest = mine;
  };
  const settled = async () => {
    for (let seen: unknown; seen !== latest; await seen) seen = latest;
    return standing;
  };
  const askAgain = () => {
    answeredAbout = null;
    isOrdering = true;
    look();
    return settled();
  };
  setTimeout(() => cartId ?? look(), unawareMs);

  return {
    askAgain,
    onTraffic(sighting) {
      // What comes after an order no longer changes what it needed.
      if (!sighting || sighting.isOrder) return;
      cartId = sighting.cartId ?? cartId;
      isStale ||= sighting.isChange;
      look();
    },
    mayOrder() {
      if (!isStale && standing.payment !== 'undecided') {
        if (standing.payment === 'open') return true;
        // Should news have been missed, the next press finds payment open.
        void askAgain();
        return false;
      }
      isOrdering = true;
      look();
      return Promise.race([
        settled().then(({ payment }) => payment === 'open'),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(whenUnreachable !== 'block'), answerLimitMs)),
      ]);
    },
    hear({ check, decision }) {
      const { asked } = standing;
      if (!asked || check.checkId !== asked.check.checkId || check.revision < asked.check.revision) return;
      standing = standingOf({ ...asked, check, decision });
      if (decision === 'clear') unfollow?.();
      onStanding(standing);
    },
  };
}
