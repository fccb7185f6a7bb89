import { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Provider, ProviderAbilities, ProviderResult, SessionScreen } from '../../checks/provider.ts';
import { type CredentialsOf, webhookSecretsOf } from '../credentials.ts';
import type { ProviderParts } from '../parts.ts';
import { askVendor, type VendorRequest } from '../vendor-api.ts';
import type { onfidoCredentialFields } from './credentials.ts';
import { readOnfidoWebhook } from './webhook.ts';
import { isOnfidoRunOpen, type OnfidoRun, onfidoApplicant, onfidoRun, onfidoStateOf } from './workflow-run.ts';

/** What an applicant is called whose name the shop does not have. Onfido wants one. */
const unnamed = { first: 'Unknown', last: 'Unknown' };

export const onfidoAbilities: ProviderAbilities = {
  highestIal: 1,
  hasWebhooks: true,
  isFrameable: false,
  canCancel: false,
  canErase: true,
  needsCredential: false,
};

/** Onfido's Studio: a run of the store's workflow, by an applicant of its own. It knows no idempotency, and no way to cancel. */
export function createOnfidoProvider(
  credentials: CredentialsOf<typeof onfidoCredentialFields>,
  { fetch }: Pick<ProviderParts, 'fetch'>,
): Provider {
  const ask = <T>(
    method: VendorRequest['method'],
    path: string,
    shape: z.ZodType<T>,
    json?: unknown,
  ): ProviderResult<T> =>
    askVendor(
      fetch,
      {
        method,
        url: `https://api.${credentials.region}.onfido.com/v3.6/${path}`,
        headers: { Authorization: `Token token=${credentials.apiToken}` },
        json,
      },
      shape,
    );
  async function read(sessionId: string): ProviderResult<OnfidoRun> {
    const answer = await ask('get', `workflow_runs/${encodeURIComponent(sessionId)}`, onfidoRun);
    return answer.ok && answer.value.id !== sessionId ? fail('unexpected') : answer;
  }

  return {
    name: 'onfido',
    abilities: onfidoAbilities,
    async create({ checkId, person, returnUrl, language }) {
      const { first, last } = person.name ?? unnamed;
      const applicant = await ask('post', 'applicants', onfidoApplicant, { first_name: first, last_name: last });
      if (!applicant.ok) return applicant;
      const run = await ask('post', 'workflow_runs', onfidoRun, {
        applicant_id: applicant.value.id,
        workflow_id: credentials.workflowId,
        customer_user_id: checkId,
        link: {
          completed_redirect_url: returnUrl,
          expired_redirect_url: returnUrl,
          ...languageOf(language),
        },
      });
      return run.ok ? ok({ sessionId: run.value.id, screen: screenOf(run.value) }) : run;
    },
    async resume(sessionId) {
      const run = await read(sessionId);
      if (!run.ok) return run;
      return isOnfidoRunOpen(run.value) ? ok(screenOf(run.value)) : fail('refused');
    },
    async fetch(sessionId, look) {
      const run = await read(sessionId);
      if (!run.ok) return run;
      return run.value.customer_user_id === look.checkId ? ok(onfidoStateOf(run.value, look)) : fail('unexpected');
    },
    cancel: async () => fail('unsupported'),
    async erase(sessionId) {
      const run = await read(sessionId);
      // A run goes with its applicant.
      if (!run.ok) return run.code === 'not_found' ? ok(undefined) : run;
      const answer = await ask('delete', `applicants/${run.value.applicant_id}`, z.null());
      return answer.ok || answer.code === 'not_found' ? ok(undefined) : answer;
    },
    readWebhook: async (headers, body) => readOnfidoWebhook(headers, body, { secrets: webhookSecretsOf(credentials) }),
  };
}

const screenOf = ({ link }: OnfidoRun): SessionScreen => ({
  url: link.url,
  expiresAtMs: link.expires_at ? Date.parse(link.expires_at) : null,
});

/** The languages that the page behind a link speaks. */
const languages = ['en_US', 'de_DE', 'es_ES', 'fr_FR', 'it_IT', 'pt_PT', 'nl_NL'];

/** Left out where the page does not speak it: then it goes by the browser. */
function languageOf(language: string): { language?: string } {
  const spoken = languages.find((one) => one.slice(0, 2) === language.slice(0, 2).toLowerCase());
  return spoken === undefined ? {} : { language: spoken };
}
