import { orderStatusesSchema } from '../../contract/schema/admin/lookups.ts';
import { useRead } from '../shell/use-read.ts';
import { texts } from '../texts/texts.ts';

/** Words an order status by the merchant's own label; by its number while that is not known. */
export function useOrderStatuses(): (statusId: number) => string {
  const { value } = useRead(orderStatusesSchema, '/lookups/order-statuses');
  return (statusId) =>
    value?.items.find((status) => status.statusId === statusId)?.label ?? texts.checks.orderStatus(statusId);
}
