import { z } from 'zod';

/** `GET /admin/api/lookups/products?query=`: by name or SKU, at most 50. `?ids=1,2` names products that a rule has. */
export const productsQuerySchema = z.strictObject({
  query: z.string().trim().max(100).optional(),
  ids: z
    .string()
    .max(1_000)
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .transform((text) => text.split(',').map(Number))
    .optional(),
});
export const productsSchema = z.object({
  items: z.array(z.object({ productId: z.int(), name: z.string(), sku: z.string() })),
});
export type ProductsView = z.infer<typeof productsSchema>;

/** A category with those below it. */
export interface Category {
  categoryId: number;
  name: string;
  children: Category[];
}
const categorySchema: z.ZodType<Category> = z.object({
  categoryId: z.int(),
  name: z.string(),
  get children() {
    return z.array(categorySchema);
  },
});
/** `GET /admin/api/lookups/categories`: of all storefronts. */
export const categoriesSchema = z.object({ items: z.array(categorySchema) });
export type CategoriesView = z.infer<typeof categoriesSchema>;

/** `GET /admin/api/lookups/customer-groups` */
export const customerGroupsSchema = z.object({
  items: z.array(z.object({ customerGroupId: z.int(), name: z.string() })),
});
export type CustomerGroupsView = z.infer<typeof customerGroupsSchema>;

/** `GET /admin/api/lookups/order-statuses`: by the merchant's own label, and by BigCommerce's. */
export const orderStatusesSchema = z.object({
  items: z.array(z.object({ statusId: z.int(), label: z.string(), systemLabel: z.string() })),
});
export type OrderStatusesView = z.infer<typeof orderStatusesSchema>;

/** `GET /admin/api/lookups/channels`: the storefronts. */
export const channelsSchema = z.object({ items: z.array(z.object({ channelId: z.int(), name: z.string() })) });
export type ChannelsView = z.infer<typeof channelsSchema>;

/** `GET /admin/api/lookups/places`: codes as rules have them, `US` and `US-TX`. */
export const placesSchema = z.object({
  items: z.array(
    z.object({
      country: z.string(),
      name: z.string(),
      regions: z.array(z.object({ region: z.string(), name: z.string() })),
    }),
  ),
});
export type PlacesView = z.infer<typeof placesSchema>;

/** `GET /admin/api/lookups/custom-fields`: the fields of the catalogue's products that were changed last, with the values in use. */
export const customFieldsSchema = z.object({
  items: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});
export type CustomFieldsView = z.infer<typeof customFieldsSchema>;
