import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { languages } from '../contract/wire/languages.ts';
import { type Rule, readRule } from '../contract/wire/policy.ts';
import { type ProviderCredentials, providerNames, type RemoteProviderName } from './checks/provider.ts';
import { deadlineActions, defaultSettings, type StoreSettings } from './checks/settings.ts';
import { logLevels } from './observe/log.ts';

/** A store that is connected by a token of its own rather than by installing the app. */
export interface ConfiguredStore {
  readonly storeHash: string;
  readonly accessToken: string;
  readonly settings: StoreSettings;
  readonly rules: readonly Rule[];
  readonly providerCredentials: Readonly<Partial<Record<RemoteProviderName, ProviderCredentials>>>;
}

/** Where the stores of BigCommerce itself are. Whatever else answers as one is a sandbox. */
export const bigcommerceApiUrl = 'https://api.bigcommerce.com';

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const secret = z.string().min(32, 'must have 32 characters or more');

const keyId = /^[\w.-]{1,32}$/;
const keyBytes = 32;
/** `id:key,id:key`, the newest first. A key stands in base64 or base64url. */
const encryptionKeys = z.string().transform((text, context): EncryptionKeys => {
  const keys = text.split(',').map((entry) => {
    const [id = '', encoded = '', ...rest] = entry.trim().split(':');
    const key = Buffer.from(encoded, /[-_]/.test(encoded) ? 'base64url' : 'base64');
    return keyId.test(id) && key.length === keyBytes && rest.length === 0 ? { id, key } : undefined;
  });
  const [first, ...older] = keys.filter((key) => key !== undefined);
  const isEachSound = first && older.length === keys.length - 1;
  if (isEachSound && new Set(keys.map((key) => key?.id)).size === keys.length) return [first, ...older];
  // What was given is a secret even when it is no key: it is not quoted.
  context.addIssue('must be a list of `id:key`, each id once and each key 32 bytes in base64');
  return z.NEVER;
});

/** Keys for what is stored encrypted. The first seals, all of them open. */
export type EncryptionKeys = readonly [EncryptionKey, ...EncryptionKey[]];
interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Origins, with a comma between them. */
const origins = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z
        .url({ protocol: /^https?$/ })
        .refine((text) => new URL(text).origin === text, 'must be origins, such as https://panel.example.com'),
    ),
  );

const perMinute = z.coerce.number().int().min(1).max(1_000_000);

const environment = z.object({
  IDGATE_PORT: z.coerce.number().int().min(1).max(65_535).default(4401),
  IDGATE_HOST: z.string().default('0.0.0.0'),
  IDGATE_PUBLIC_URL: url,
  IDGATE_SECRET: secret,
  IDGATE_ENCRYPTION_KEYS: encryptionKeys,
  IDGATE_DATA_DIR: z.string().default('.data'),
  IDGATE_STORES_FILE: z.string().optional(),
  IDGATE_CONTROL_PANEL_ORIGINS: origins,
  IDGATE_METRICS_TOKEN: secret.optional(),
  IDGATE_LOG_LEVEL: z.enum(logLevels).default('info'),
  IDGATE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  IDGATE_SHOPPER_REQUESTS_PER_MINUTE: perMinute.default(60),
  IDGATE_KEY_REQUESTS_PER_MINUTE: perMinute.default(600),
  IDGATE_ALLOW_PRIVATE_WEBHOOKS: z.stringbool().default(false),
  IDGATE_SMTP_URL: z
    .string()
    // A password may stand in it, so what was given is not quoted.
    .regex(
      /^smtps?:\/\/[^\s/]+$/,
      'must be smtp://host:port or smtps://host:port, with user:password@ before the host if need be',
    )
    .optional(),
  IDGATE_MAIL_FROM: z.email().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  BIGCOMMERCE_API_URL: url.default(bigcommerceApiUrl),
  BIGCOMMERCE_LOGIN_URL: url.default('https://login.bigcommerce.com'),
  BIGCOMMERCE_CLIENT_ID: z.string().min(1),
  BIGCOMMERCE_CLIENT_SECRET: z.string().min(16, 'must have 16 characters or more'),
});

const statusId = z.number().int().min(0).max(14);
const sync = z.strictObject({
  isOn: z.boolean().default(defaultSettings.orderStatusSync.isOn),
  statusIds: z
    .strictObject({ inProgress: statusId, passed: statusId, failed: statusId })
    .partial()
    .transform((ids) => ({ ...defaultSettings.orderStatusSync.statusIds, ...definedOf(ids) }))
    .prefault({}),
  protectedStatusIds: z.array(statusId).default([...defaultSettings.orderStatusSync.protectedStatusIds]),
});
const providers = z
  .strictObject({
    first: z.enum(providerNames).default(defaultSettings.providers.first),
    second: z.enum(providerNames).nullable().default(defaultSettings.providers.second),
  })
  .refine(({ first, second }) => first !== second, 'second has to be another than first');
const trustedIssuer = z.strictObject({
  issuer: z.string().min(1).max(2_000),
  audience: z.string().min(1).max(2_000),
  keysAt: z.string().regex(/^(https:\/\/|did:web:)./, 'is neither an https address nor a did:web name'),
});
const hours = z.number().int().min(1).max(8_760);
const invitation = z.strictObject({
  isOn: z.boolean().default(defaultSettings.invitation.isOn),
  senderName: z.string().trim().min(1).max(100).nullable().default(defaultSettings.invitation.senderName),
  reminderHours: z
    .array(hours)
    .max(10)
    .default([...defaultSettings.invitation.reminderHours]),
});
const deadline = z.strictObject({
  hours: hours.nullable().default(defaultSettings.deadline.hours),
  action: z.enum(deadlineActions).default(defaultSettings.deadline.action),
});
const payments = z.strictObject({
  authorisationDays: z.number().int().min(1).max(90).default(defaultSettings.payments.authorisationDays),
  warnDaysBefore: z.number().int().min(0).max(90).nullable().default(defaultSettings.payments.warnDaysBefore),
  noticeEmail: z.email().nullable().default(defaultSettings.payments.noticeEmail),
  voidsAtDeadline: z.boolean().default(defaultSettings.payments.voidsAtDeadline),
});
const review = z.strictObject({
  needsTwo: z.boolean().default(defaultSettings.review.needsTwo),
  targetHours: z.number().int().min(1).max(720).nullable().default(defaultSettings.review.targetHours),
  mailsShopper: z.boolean().default(defaultSettings.review.mailsShopper),
});
const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/)
  .nullable()
  .default(null);
const language = z.enum(languages);
const widget = z.strictObject({
  colours: z.strictObject({ accent: colour, text: colour, surface: colour, border: colour }).prefault({}),
  radiusPx: z.number().int().min(0).max(24).nullable().default(defaultSettings.widget.radiusPx),
  languages: z
    .array(language)
    .max(languages.length)
    .default([...defaultSettings.widget.languages]),
  texts: z.partialRecord(language, z.record(z.string().max(60), z.string().trim().min(1).max(500))).default({}),
});
const attributeName = z.string().min(1).max(255);
const storeSettings = z.strictObject({
  metafieldNamespace: z.string().min(1).max(64).default(defaultSettings.metafieldNamespace),
  ialAttributeName: attributeName.default(defaultSettings.ialAttributeName),
  credentialAttributeName: attributeName.default(defaultSettings.credentialAttributeName),
  faceAttributeName: attributeName.default(defaultSettings.faceAttributeName),
  isInStaffNotes: z.boolean().default(defaultSettings.isInStaffNotes),
  orderWhileInReview: z.boolean().default(defaultSettings.orderWhileInReview),
  consent: z
    .strictObject({
      isAsked: z.boolean().default(defaultSettings.consent.isAsked),
      text: z.string().trim().min(1).max(2_000).nullable().default(defaultSettings.consent.text),
    })
    .prefault({}),
  keptDays: z.number().int().min(1).max(36_500).nullable().default(defaultSettings.keptDays),
  providers: providers.prefault({}),
  trustedIssuers: z
    .array(trustedIssuer)
    .max(20)
    .default([...defaultSettings.trustedIssuers]),
  linkByEmail: z.boolean().default(defaultSettings.linkByEmail),
  invitation: invitation.prefault({}),
  deadline: deadline.prefault({}),
  payments: payments.prefault({}),
  releaseTo: z.union([z.enum(['fitting', 'before']), statusId]).default(defaultSettings.releaseTo),
  orderStatusSync: sync.prefault({}),
  review: review.prefault({}),
  widget: widget.prefault({}),
});
const remoteProviderName = z.enum(providerNames).exclude(['document']);
const store = z
  .strictObject({
    storeHash: z.string().regex(/^[a-z0-9]+$/),
    accessToken: z.string().min(1),
    settings: storeSettings.prefault({}),
    providerCredentials: z.partialRecord(remoteProviderName, z.record(z.string(), z.string())).default({}),
    rules: z.array(
      z.unknown().transform((value, context): Rule => {
        const rule = readRule(value);
        if (rule) return rule;
        context.addIssue('is not a rule: see "Rules" in the README');
        return z.NEVER;
      }),
    ),
  })
  .superRefine(({ settings: { providers: wanted }, providerCredentials }, context) => {
    for (const place of ['first', 'second'] as const) {
      const name = wanted[place];
      if (name !== null && name !== 'document' && !providerCredentials[name]) {
        const path = ['settings', 'providers', place];
        context.addIssue({ code: 'custom', path, message: `${name} has no credentials in providerCredentials` });
      }
    }
  });
const storesFile = z
  .array(store)
  .refine((stores) => new Set(stores.map(({ storeHash }) => storeHash)).size === stores.length, 'names a store twice');

/** The names of all settings, as the environment has them. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

export type Config = Readonly<z.infer<typeof environment>> & { readonly stores: readonly ConfiguredStore[] };

/** Everything that is wrong with the settings, a line each, for the person who starts the receiver. */
export class ConfigError extends Error {}

/** Reads and checks all settings at once. Throws `ConfigError` that lists every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const unknown = Object.keys(env).filter((name) => name.startsWith('IDGATE_') && !settingNames.includes(name));
  const read = environment.safeParse(Object.fromEntries(settingNames.map((name) => [name, env[name] || undefined])));
  const problems = unknown.map((name) => `${name} is not a setting. Is it misspelt?`);
  if (!read.success) problems.push(...linesOf(read.error));
  else if (read.data.IDGATE_SMTP_URL && !read.data.IDGATE_MAIL_FROM)
    problems.push('IDGATE_MAIL_FROM: is needed where IDGATE_SMTP_URL is set: the address that e-mails come from.');
  const stores = env['IDGATE_STORES_FILE'] ? readStores(env['IDGATE_STORES_FILE'], problems) : [];
  if (!read.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  return { ...read.data, stores };
}

/** The settings that say where the database is, for programs that need nothing else. Throws `ConfigError` as `readConfig` does. */
export function readDatabaseConfig(
  env: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'DATABASE_URL' | 'IDGATE_DATA_DIR'> {
  const names = ['DATABASE_URL', 'IDGATE_DATA_DIR'] as const;
  const shape = environment.pick({ DATABASE_URL: true, IDGATE_DATA_DIR: true });
  const read = shape.safeParse(Object.fromEntries(names.map((name) => [name, env[name] || undefined])));
  if (!read.success) throw new ConfigError(linesOf(read.error).join('\n'));
  return read.data;
}

/** The token of a store that is in no file, for a program that installs idgate there. */
export const readAccessToken = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  env['BIGCOMMERCE_ACCESS_TOKEN'] || undefined;

function readStores(file: string, problems: string[]): readonly ConfiguredStore[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`IDGATE_STORES_FILE ${file} can't be read as JSON (${reasonOf(error)}).`);
    return [];
  }
  const read = storesFile.safeParse(value);
  if (read.success) return read.data;
  problems.push(...linesOf(read.error).map((line) => `${file}: ${line}`));
  return [];
}

const reasonOf = (error: unknown) =>
  error instanceof SyntaxError
    ? 'syntax error'
    : (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'no such file'
      : 'not readable';

const linesOf = (error: z.ZodError) => error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

function definedOf<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
