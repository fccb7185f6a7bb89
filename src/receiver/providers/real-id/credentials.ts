import { keyPattern } from '../credentials.ts';

/** `apiKey` is the licence key of the Real ID app, which opens its API too. */
export const realIdCredentialFields = {
  apiKey: { isSecret: true, pattern: keyPattern },
} as const;
