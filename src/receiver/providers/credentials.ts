import type { ProviderCredentials } from '../checks/provider.ts';

/** One of a provider's credentials, for whoever asks a merchant for it. */
export interface CredentialField {
  /** Whether it must never be shown again. */
  readonly isSecret: boolean;
  readonly isOptional?: true;
  /** What it looks like. Tells a pasted mistake, and nothing more. */
  readonly pattern: RegExp;
}
export type CredentialFields = Readonly<Record<string, CredentialField>>;

export type CredentialsOf<Fields extends CredentialFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends { isOptional: true } ? string | undefined : string;
};

/** The credentials by name. Undefined where one is missing, looks wrong or is not asked for. */
export function readCredentials<Fields extends CredentialFields>(
  fields: Fields,
  given: ProviderCredentials,
): CredentialsOf<Fields> | undefined {
  const isKnown = Object.keys(given).every((name) => Object.hasOwn(fields, name));
  const isWhole = Object.entries(fields).every(([name, { pattern, isOptional }]) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return value === undefined ? isOptional === true : pattern.test(value);
  });
  return isKnown && isWhole ? ({ ...given } as CredentialsOf<Fields>) : undefined;
}

/** A text without blanks, as vendors' keys are. */
export const keyPattern = /^[\x21-\x7e]{8,500}$/;

/** The secrets that a webhook may be signed with now: while a merchant changes them, the older one too. */
export const webhookSecretsOf = (credentials: {
  readonly webhookSecret: string;
  readonly olderWebhookSecret?: string | undefined;
}): readonly string[] =>
  credentials.olderWebhookSecret === undefined
    ? [credentials.webhookSecret]
    : [credentials.webhookSecret, credentials.olderWebhookSecret];

/** The two names of `webhookSecretsOf`. */
export const webhookSecretFields = (pattern: RegExp) =>
  ({
    webhookSecret: { isSecret: true, pattern },
    olderWebhookSecret: { isSecret: true, isOptional: true, pattern },
  }) as const;
