import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../../../src/contract/schema/admin/role.ts';
import { adminApi } from '../../../../src/receiver/http/admin/admin-api.ts';
import { leastRoleFor, leastRoles } from '../../../../src/receiver/http/admin/least-roles.ts';
import { clerkId, createControlPanelUser } from '../../../support/control-panel.ts';
import { createWorld, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let merchant: ReturnType<typeof createControlPanelUser>;
let token: string;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  merchant = createControlPanelUser(world);
  await merchant.install();
  await world.settled();
  token = (await merchant.startOf(await merchant.load(clerkId))).session.token;
});
afterAll(() => world[Symbol.asyncDispose]());

const become = (role: Role) =>
  world.pool.query('update users set role = $3 where store_hash = $1 and user_id = $2', [storeHash, clerkId, role]);

const routes = Object.entries(leastRoles).map(([route, least]) => {
  const [method = '', path = ''] = route.split(' ');
  return { route, method, path: path.replace(/:\w+/g, 'x'), least };
});
/** Those that would answer the session away, or end the installation that the others need. */
const isHarmless = ({ route }: (typeof routes)[number]) => route !== 'POST /installation/removal';

describe.each(roles)('a %s', (role) => {
  const mayBeAsked = (least: Role) => roles.indexOf(least) <= roles.indexOf(role);

  test.each(routes.filter(({ least }) => !mayBeAsked(least)))('is refused $route', async ({ method, path }) => {
    await become(role);
    const response = await merchant.ask(token, path, { method });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden_role' });
  });

  test.each(routes.filter((one) => mayBeAsked(one.least) && isHarmless(one)))('may ask for $route', async (one) => {
    await become(role);
    const response = await merchant.ask(token, one.path, { method: one.method });
    expect([401, 403]).not.toContain(response.status);
  });
});

test('every route has its least role', () => {
  const served = adminApi(world.parts).routes.filter(({ method }) => method !== 'ALL');
  const names = served.map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`);
  expect(names.filter((name) => !Object.hasOwn(leastRoles, name))).toEqual([]);
});

test('what has no least role can not be asked for', async () => {
  expect(leastRoleFor('GET', '/me/else')).toBeUndefined();
  expect(leastRoleFor('DELETE', '/me')).toBeUndefined();
  await become('owner');
  const response = await merchant.ask(token, '/nothing');
  expect(response.status).toBe(404);
});
