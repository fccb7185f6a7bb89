/** @jsxImportSource react */
import { createContext, type ReactNode, use } from 'react';
import type { Me } from '../../contract/schema/admin/me.ts';
import { mayDo, type Role } from '../../contract/schema/admin/role.ts';
import type { AdminApi } from './admin-api.ts';
import type { Toasts } from './toasts.ts';

/** What every screen has at hand. */
export interface Admin {
  readonly api: AdminApi;
  readonly me: Me;
  readonly toasts: Toasts;
  /** Where idgate answers, without a trailing slash. */
  readonly apiBase: string;
  readonly clock: () => number;
}

const AdminContext = createContext<Admin | undefined>(undefined);

export function AdminProvider({ admin, children }: { readonly admin: Admin; readonly children: ReactNode }) {
  return <AdminContext value={admin}>{children}</AdminContext>;
}

export function useAdmin(): Admin {
  const admin = use(AdminContext);
  if (!admin) throw new Error('A screen stands in an AdminProvider');
  return admin;
}

/** Whether whoever is there may do what needs `least`. The receiver asks again: this is for what is shown. */
export const useMay = (least: Role): boolean => mayDo(useAdmin().me.user.role, least);
