import { keyPattern, webhookSecretFields } from '../credentials.ts';

/**
 * `workflowId` is the Studio workflow. It has to put out `first_name`, `last_name`, `date_of_birth`, `date_of_expiry`, `document_type`,
 * `issuing_country` and `issuing_state`, as far as the store wants them judged: what it leaves out is for a person to look at.
 */
export const onfidoCredentialFields = {
  apiToken: { isSecret: true, pattern: /^api_(live|sandbox)(_(us|ca))?\.[A-Za-z0-9_.-]{8,200}$/ },
  region: { isSecret: false, pattern: /^(eu|us|ca)$/ },
  workflowId: { isSecret: false, pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
  ...webhookSecretFields(keyPattern),
} as const;
