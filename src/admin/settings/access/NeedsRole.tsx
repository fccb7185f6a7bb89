/** @jsxImportSource react */
import { Text } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import type { Role } from '../../../contract/schema/admin/role.ts';
import { useMay } from '../../shell/admin.tsx';
import { texts } from '../../texts/texts.ts';

/** What only those may see who are at least in this role; the others read who may. */
export function NeedsRole({ least, children }: { readonly least: Role; readonly children: ReactNode }) {
  return useMay(least) ? children : <Text color="secondary60">{texts.shell.needs[least]}</Text>;
}
