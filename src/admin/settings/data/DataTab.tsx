/** @jsxImportSource react */
import type { SettingsForm } from '../form/use-settings-form.ts';
import { Consent } from './Consent.tsx';
import { ErasePerson } from './ErasePerson.tsx';
import { Kept } from './Kept.tsx';
import { Shown } from './Shown.tsx';

/** What is kept and for how long, what shoppers agree to, where it is shown, and how it is erased. */
export function DataTab({ form }: { readonly form: SettingsForm }) {
  return (
    <>
      <Kept form={form} />
      <Consent form={form} />
      <Shown form={form} />
      <ErasePerson />
    </>
  );
}
