import { z } from 'zod';

/** What a merchant's key may do. */
export const scopes = ['checks:read', 'checks:write', 'checks:decide', 'checks:erase', 'webhooks:manage'] as const;

export const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;
