import { z } from 'zod';

/** What can be wrong with what idgate has in a store's BigCommerce. */
export const flawKindSchema = z.enum([
  'token_refused',
  'scope_missing',
  'checkout_not_optimized',
  'script_missing',
  'script_off',
  'consent_changed',
  'script_changed',
  'script_stale',
  'script_doubled',
  'webhook_missing',
  'webhook_off',
  'webhook_changed',
  'attribute_missing',
  'panel_missing',
  'panel_changed',
]);
