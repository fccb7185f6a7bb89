import type { ProviderItem, ProviderTest } from '../../../contract/schema/admin/providers.ts';

/** What each credential is called at its provider, by the name that idgate has for it. */
const credentials: Readonly<Record<string, string>> = {
  tenantDns: 'Tenant DNS name',
  communityName: 'Community name',
  dvcId: 'DVC ID of the workflow',
  licenseKey: 'License key',
  documentType: 'Kind of document (dl_object, ppt_object or idcard_object)',
  credential: 'Signed credential (required or optional)',
  apiKey: 'API key',
  apiToken: 'API token',
  apiUrl: 'Base URL of the API',
  region: 'Region (eu, us or ca)',
  workflowId: 'Workflow ID',
  templateId: 'Inquiry template ID',
  secretKey: 'Restricted or secret key',
  webhookSecret: 'Secret of the webhook',
  olderWebhookSecret: 'Secret of the webhook before, while it is being changed',
  sharedSecret: 'Shared secret key',
  olderSharedSecret: 'Shared secret key before, while it is being changed',
};

export const provider = {
  choice: {
    header: 'Who verifies',
    description:
      'New checks go to the first provider, and to the second while the first is out. A check stays with the provider that began it.',
    first: 'First',
    second: 'Second',
    none: 'None: orders wait for the first',
    noCredentials: (label: string) =>
      `${label} has no credentials yet, so it can verify nobody, and can’t be saved here yet. Set it up below first.`,
  },
  list: {
    header: 'Providers',
    description: 'What each of them can do, and whether it answers.',
    places: { first: 'First', second: 'Second' },
    health: { well: 'Answers', out: 'Does not answer', unknown: 'Not asked yet' } satisfies Record<
      ProviderItem['health'],
      string
    >,
    builtIn: 'Built in. Needs nobody, and no credentials.',
    ready: 'Credentials are set',
    notReady: 'Credentials are missing',
    can: (ready: string, abilities: readonly string[]) => [ready, ...abilities].join(' · '),
    abilities: {
      ial: (ial: number) => `IAL ${ial} at most`,
      webhooks: 'tells of changes at once',
      asked: 'is asked for changes',
      frame: 'shown inside the checkout',
      beside: 'opens beside the checkout',
      erases: 'erases on request',
      keeps: 'can’t erase on request',
      credential: 'proves verdicts by a signed credential',
    },
    setUp: 'Set up',
    setUpName: (label: string) => `Set up ${label}`,
    test: 'Test connection',
    testName: (label: string) => `Test connection: ${label}`,
    testing: 'Asking …',
  },
  setUp: {
    header: (label: string) => `Set up ${label}`,
    text: 'Secrets go in and never come out again: what is set is not shown. Leave a field empty to keep what is set.',
    names: credentials,
    isSet: (value: string | null) => (value === null ? 'Set.' : `Set to ${value}.`),
    isMissing: 'Needed.',
    isOptional: 'Not needed.',
    keep: 'Leave empty to keep it',
    forget: (name: string) => `Forget “${name}”`,
    forgetAll: (label: string) => `Forget all credentials of ${label}`,
    inUse: 'It is in use. Choose somebody else to verify first.',
    webhook: 'Address for the provider’s webhooks',
    webhookNote: 'Enter it at the provider. Without it, idgate asks for changes by itself, which takes longer.',
    save: 'Save credentials',
    saved: (label: string) => `The credentials of ${label} are saved.`,
    wrong: 'The provider’s credentials look otherwise. Check that each is whole and in its own field.',
  },
  test: {
    reachable: (label: string) => `${label} answered, and took the credentials.`,
    not: (label: string) => `${label} can’t be used as it is.`,
    codes: {
      no_credentials: 'Its credentials are missing. Set it up first.',
      unauthorized: 'It did not take the credentials, or they lack a right. Make new ones there, and enter them here.',
      unreachable: 'It did not answer in time. Try again in a few minutes, or look at its status page.',
      rate_limited: 'It was asked too often. Try again in a minute.',
      refused: 'It understood and declined. Its own console says why.',
      unexpected: 'Its answer was not of the shape that it documents. Check that the address or region is right.',
      unsupported: 'It has nothing that could be asked without cost. The first check will show.',
    } satisfies Record<NonNullable<ProviderTest['code']>, string>,
  },
};
