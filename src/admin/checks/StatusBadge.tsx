/** @jsxImportSource react */
import { Badge, type BadgeProps } from '@bigcommerce/big-design';
import type { Status } from '../../contract/wire/status.ts';
import { texts } from '../texts/texts.ts';

const variants: Readonly<Record<Status, NonNullable<BadgeProps['variant']>>> = {
  pending: 'secondary',
  in_progress: 'primary',
  in_review: 'warning',
  failed: 'danger',
  verified: 'success',
  manually_approved: 'success',
  manually_rejected: 'danger',
};

/** A check's status in words. The colour says nothing that the words don't. */
export function StatusBadge({ status }: { readonly status: Status }) {
  return <Badge variant={variants[status]} label={texts.checks.status[status]} />;
}
