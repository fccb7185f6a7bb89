import { z } from 'zod';

/** What somebody of the store's staff may do in idgate, the least first. The owner is whoever owns the store in BigCommerce. */
export const roles = ['viewer', 'reviewer', 'owner'] as const;

export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Whether somebody in this role may do what needs `least`. */
export const mayDo = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);
