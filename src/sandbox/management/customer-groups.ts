import { Hono } from 'hono';
import { customerGroups } from '../customers.ts';
import { legacyPage, listOrNothing } from './pages.ts';
import { notFound } from './problems.ts';

/** `/v2/customer_groups`. */
export function customerGroupRoutes(): Hono {
  return new Hono()
    .get('/', (c) => {
      const name = c.req.query('name');
      const found = customerGroups.filter((group) => name === undefined || group.name === name);
      return listOrNothing(c, legacyPage(c, found.map(viewGroup)));
    })
    .get('/:id{[0-9]+}', (c) => {
      const group = customerGroups.find(({ id }) => id === Number(c.req.param('id')));
      return group ? c.json(viewGroup(group)) : notFound(c);
    });
}

const viewGroup = ({ id, name }: (typeof customerGroups)[number]) => ({
  id,
  name,
  is_default: false,
  category_access: { type: 'all' },
  discount_rules: [],
});
