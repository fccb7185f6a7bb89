import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { fail, type Result } from '../../contract/wire/result.ts';
import type { Provider, ProviderError, ProviderResult } from '../checks/provider.ts';

/** Remembers whether a provider answers. */
export interface Breaker {
  /** Makes a call, unless the provider is out. One that takes too long is `unreachable`, and counts as such. */
  call<T>(make: () => ProviderResult<T>): ProviderResult<T>;
  /** Whether calls are refused now. */
  isOpen(): boolean;
}

/** A shopper may be waiting. An adapter gives up earlier by itself; this is for one that has to ask twice. */
const longestCallMs = 15_000;
const failuresInARow = 3;
/** For how long nobody asks. The next call after that tells whether it is over. */
const restMs = 30_000;

export function createBreaker(clock: () => number): Breaker {
  let restsUntilMs = 0;
  const breaker = circuitBreaker(
    handleWhenResult((answer) => codeOf(answer) === 'unreachable').orType(TaskCancelledError),
    { breaker: new ConsecutiveBreaker(failuresInARow), halfOpenAfter: restMs },
  );
  breaker.onBreak(() => {
    restsUntilMs = clock() + restMs;
  });
  const policy = wrap(breaker, timeout(longestCallMs, TimeoutStrategy.Aggressive));
  return {
    async call(make) {
      try {
        return await policy.execute(make);
      } catch (error) {
        if (error instanceof BrokenCircuitError || error instanceof TaskCancelledError) return fail('unreachable');
        throw error;
      }
    },
    isOpen: () => breaker.state === CircuitState.Open && clock() < restsUntilMs,
  };
}

const codeOf = (answer: unknown): ProviderError | undefined => {
  const result = answer as Result<unknown, ProviderError>;
  return result.ok ? undefined : result.code;
};

/** The same provider, asked no more often than it may be, and not at all while it is out. `mayCall` counts one more call. */
export function guardProvider(provider: Provider, breaker: Breaker, mayCall: () => Promise<boolean>): Provider {
  const guarded = async <T>(make: () => ProviderResult<T>): ProviderResult<T> => {
    if (breaker.isOpen()) return fail('unreachable');
    return (await mayCall()) ? breaker.call(make) : fail('rate_limited');
  };
  return {
    name: provider.name,
    abilities: provider.abilities,
    create: (request) => guarded(() => provider.create(request)),
    resume: (sessionId) => guarded(() => provider.resume(sessionId)),
    fetch: (sessionId, look) => guarded(() => provider.fetch(sessionId, look)),
    cancel: (sessionId) => guarded(() => provider.cancel(sessionId)),
    erase: (sessionId) => guarded(() => provider.erase(sessionId)),
    readWebhook: (headers, body, nowMs) => provider.readWebhook(headers, body, nowMs),
  };
}
