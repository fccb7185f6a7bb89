import type { Result } from '../../contract/wire/result.ts';
import type { Provider, ProviderCredentials, ProviderDirectory, RemoteProviderName } from '../checks/provider.ts';
import { type Breaker, createBreaker, guardProvider } from './guard-provider.ts';

export interface DirectoryParts {
  readonly readCredentials: (storeHash: string, name: RemoteProviderName) => Promise<ProviderCredentials | undefined>;
  readonly openProvider: (
    name: RemoteProviderName,
    credentials: ProviderCredentials,
  ) => Result<Provider, 'bad_credentials'>;
  /** Counts one more call of a store to a provider, with those of all receivers. Answers false when that is one too many. */
  readonly mayCall: (storeHash: string, name: RemoteProviderName) => Promise<boolean>;
  readonly clock: () => number;
}

/** Other receivers may have been given other credentials: after this long they are read again. */
const freshMs = 30_000;

/** Opens each store's providers when they are first asked for, and remembers for a while. Who is out is remembered by provider and store. */
export function createProviderDirectory({
  readCredentials,
  openProvider,
  mayCall,
  clock,
}: DirectoryParts): ProviderDirectory {
  const opened = new Map<string, { provider: Provider | undefined; readAtMs: number }>();
  const breakers = new Map<string, Breaker>();

  const breakerOf = (key: string): Breaker => {
    const known = breakers.get(key) ?? createBreaker(clock);
    breakers.set(key, known);
    return known;
  };

  const open = async (storeHash: string, name: RemoteProviderName): Promise<Provider | undefined> => {
    const key = `${name}/${storeHash}`;
    const known = opened.get(key);
    if (known && clock() - known.readAtMs < freshMs) return known.provider;
    const credentials = await readCredentials(storeHash, name);
    const answer = credentials && openProvider(name, credentials);
    const provider = answer?.ok
      ? guardProvider(answer.value, breakerOf(key), () => mayCall(storeHash, name))
      : undefined;
    opened.set(key, { provider, readAtMs: clock() });
    return provider;
  };

  return {
    open,
    forget(storeHash, name) {
      opened.delete(`${name}/${storeHash}`);
    },
    async isOut(storeHash, name) {
      if (name === 'document') return false;
      return (await open(storeHash, name)) === undefined || breakerOf(`${name}/${storeHash}`).isOpen();
    },
  };
}
