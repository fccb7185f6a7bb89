import type { CheckView } from '../contract/wire/check-view.ts';
import type { CheckUpdate, Decision } from '../contract/wire/decision.ts';
import type { SomeFacts } from '../contract/wire/facts.ts';
import type { Policy } from '../contract/wire/policy.ts';
import { type Weighing, weigh } from '../rules/weigh.ts';
import { answerLimitMs, parseJson } from './call.ts';
import { type Reading, readingOf } from './facts-of.ts';
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
 * How payment stands. `undecided`: nobody was asked yet, because what decides it is not known before the shopper goes on; an order asks.
 * `asked` is null when no check is asked for, and also when that isn't known because the receiver can't be reached.
 */
export interface Standing {
  readonly payment: 'undecided' | 'open' | 'shut';
  readonly asked: Asked | null;
}

export interface Payment extends Watcher {
  /** Takes in the cart as the page's own service has it. */
  onReading(reading: Reading | undefined): void;
  /** Asks the receiver even if nothing has changed here. Ends when the answer, or its absence, has taken effect. */
  askAgain(): Promise<Standing>;
  /** Takes in newer news of the check that is asked for. */
  hear(update: CheckUpdate): void;
}

/** What the policy says of these facts. Without rules that can be asked, nobody here knows: the receiver is asked, and holds the order if it must. */
export function askRules(policy: Policy | null, facts: SomeFacts): Pick<Weighing, 'verdict' | 'whenUnreachable'> {
  try {
    if (policy) return weigh(policy, facts);
  } catch {
    // Not a policy of a shape that we know.
  }
  return { verdict: 'required', whenUnreachable: 'hold' };
}

const open: Standing = { payment: 'open', asked: null };

const standingOf = (asked: Asked): Standing => ({
  payment: asked.decision === 'clear' || (asked.decision === 'wait' && asked.mayOrder) ? 'open' : 'shut',
  asked,
});

/**
 * Knows whether the shopper may pay, and finds it out anew whenever the cart may have changed. A look that was overtaken by a newer
 * one has no effect, and the receiver is asked once about the same cart, shopper and facts.
 *
 * `readCart` reads all that a page can know; it is asked where what the page's traffic showed leaves the rules in doubt. `askDecision`
 * answers undefined when the receiver can't be reached. `onStanding` is called with every new standing.
 */
export function createPayment(
  policy: Policy | null,
  readCart: (cartId: string | undefined) => Promise<Reading | undefined>,
  askDecision: (reading: Reading) => Promise<Decision | undefined>,
  onStanding: (standing: Standing) => void,
): Payment {
  let standing: Standing = { payment: 'undecided', asked: null };
  let cartId: string | undefined;
  /** The cart as last seen; undefined once it may have changed since. */
  let seen: Reading | undefined;
  /** The cart may have changed since `standing` was found. A mere reading by the page doesn't make it stale, so that paying isn't slowed. */
  let isStale = false;
  /** An order waits: questions that are left open otherwise have to be asked. */
  let isOrdering = false;
  let latest = Promise.resolve();
  /** What the receiver was asked about when it answered with `standing`. */
  let answeredAbout: string | null = null;
  let askedAbout: string | null = null;
  let asking: Promise<Decision | undefined> | undefined;
  let { whenUnreachable } = askRules(policy, {});

  const settle = (next: Standing, about: string | null = null) => {
    isStale = isOrdering = false;
    answeredAbout = about;
    askedAbout = null;
    if (next === standing) return;
    standing = next;
    onStanding(next);
  };

  const find = async (isLatest: () => boolean): Promise<void> => {
    // The rest of a burst of traffic comes first: its last look is the one that counts.
    await null;
    if (!isLatest()) return;
    let reading = seen;
    let rules = askRules(policy, reading?.facts ?? {});
    if (!reading || rules.verdict === 'open') {
      reading = await readCart(cartId).catch(() => undefined);
      if (!isLatest()) return;
      rules = askRules(policy, reading?.facts ?? {});
    }
    whenUnreachable = rules.whenUnreachable;
    if (rules.verdict === 'not_required') return settle(open);
    const about = JSON.stringify(reading);
    if (about === answeredAbout) return settle(standing, about);
    // What is still in doubt once the addresses are there, only the receiver knows.
    const { shippingCountries, billingCountry } = reading?.facts ?? {};
    const isWorthAsking = reading && (rules.verdict === 'required' || (shippingCountries && billingCountry));
    if (!isOrdering && !isWorthAsking) return settle({ payment: 'undecided', asked: null });
    if (about !== askedAbout) asking = reading && askDecision(reading);
    askedAbout = about;
    const decision = await asking;
    if (!isLatest()) return;
    if (!decision) {
      if (whenUnreachable !== 'block') return settle(open);
      // What was asked for stays asked for, and what the shopper has done for it stays where it is.
      return settle(standing.asked ? standing : { payment: 'shut', asked: null });
    }
    settle('check' in decision ? standingOf(decision) : open, about);
  };

  const look = () => {
    // What the page does with the news may fail; what was found stands all the same.
    const mine: Promise<void> = find(() => latest === mine).catch(() => {});
    latest = mine;
  };
  const settled = async () => {
    for (let before: unknown; before !== latest; await before) before = latest;
    return standing;
  };
  const askAgain = () => {
    answeredAbout = null;
    isOrdering = true;
    look();
    return settled();
  };
  const onReading = (reading: Reading | undefined) => {
    seen = reading;
    cartId = reading?.cartId ?? cartId;
    look();
  };
  setTimeout(() => cartId ?? look(), unawareMs);

  return {
    askAgain,
    onReading,
    onTraffic(sighting, answer) {
      // What comes after an order no longer changes what it needed.
      if (!sighting || sighting.isOrder) return;
      cartId = sighting.cartId ?? cartId;
      const reading = readingOf(parseJson(answer) ?? answer);
      // Not every answer about a checkout is one.
      if (!reading && !sighting.isChange && seen) return;
      // A cart that was asked about stays answered while the page merely reads it, so that paying isn't slowed.
      isStale ||= sighting.isChange || (!!reading && !standing.asked);
      onReading(reading);
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
        new Promise((late) => setTimeout(late, answerLimitMs)).then(() => whenUnreachable !== 'block'),
      ]);
    },
    hear(update) {
      if (!standing.asked) return;
      standing = standingOf({ ...standing.asked, ...update });
      onStanding(standing);
    },
  };
}
