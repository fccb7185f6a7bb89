import { keyPattern } from '../credentials.ts';

/** As Veriff's portal shows them. While the shared secret is being changed, `olderSharedSecret` still proves webhooks. */
export const veriffCredentialFields = {
  apiUrl: { isSecret: false, pattern: /^https:\/\/[a-z0-9-]+\.veriff\.(com|me)$/ },
  apiKey: { isSecret: false, pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
  sharedSecret: { isSecret: true, pattern: keyPattern },
  olderSharedSecret: { isSecret: true, isOptional: true, pattern: keyPattern },
} as const;
