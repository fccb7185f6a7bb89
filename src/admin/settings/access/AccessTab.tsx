/** @jsxImportSource react */
import type { SettingsForm } from '../form/use-settings-form.ts';
import { AuditTrail } from './AuditTrail.tsx';
import { Keys } from './Keys.tsx';
import { ReviewRules } from './ReviewRules.tsx';
import { Staff } from './Staff.tsx';
import { Webhooks } from './Webhooks.tsx';

/** Who and what may do something in this store's idgate, and what they did. */
export function AccessTab({ form }: { readonly form: SettingsForm }) {
  return (
    <>
      <Staff />
      <ReviewRules form={form} />
      <Keys />
      <Webhooks />
      <AuditTrail />
    </>
  );
}
