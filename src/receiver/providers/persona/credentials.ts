import { keyPattern, webhookSecretFields } from '../credentials.ts';

/** `templateId` is the inquiry template; it has to approve or decline by itself or in a workflow, since a completed inquiry is neither. */
export const personaCredentialFields = {
  apiKey: { isSecret: true, pattern: /^persona_(sandbox|production)_[A-Za-z0-9_-]{8,200}$/ },
  templateId: { isSecret: false, pattern: /^itmpl_[A-Za-z0-9]{4,60}$/ },
  ...webhookSecretFields(keyPattern),
} as const;
