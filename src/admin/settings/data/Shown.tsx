/** @jsxImportSource react */
import { FormGroup, Input, Panel } from '@bigcommerce/big-design';
import { texts as all } from '../../texts/texts.ts';
import type { SettingsForm } from '../form/use-settings-form.ts';

const texts = all.data.shown;
const fields = [
  ['metafieldNamespace', texts.namespace, texts.namespaceNote],
  ['ialAttributeName', texts.ial, texts.attributeNote],
  ['credentialAttributeName', texts.credential, texts.attributeNote],
  ['faceAttributeName', texts.face, texts.attributeNote],
] as const;

/** Under which names checks are shown in BigCommerce. */
export function Shown({ form: { settings, change, isReadOnly, isWrong } }: { readonly form: SettingsForm }) {
  return (
    <Panel header={texts.header} description={texts.description}>
      {fields.map(([name, label, description]) => (
        <FormGroup key={name}>
          <Input
            label={label}
            description={description}
            value={settings[name]}
            required
            disabled={isReadOnly}
            {...(isWrong(name) && { error: texts.wrong })}
            onChange={({ currentTarget: { value } }) => change({ [name]: value })}
          />
        </FormGroup>
      ))}
    </Panel>
  );
}
