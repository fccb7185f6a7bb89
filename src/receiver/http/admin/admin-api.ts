import { Hono } from 'hono';
import type { Parts } from '../parts.ts';
import { type AdminEnv, adminSession } from './admin-session.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import { checks } from './checks.ts';
import { installation } from './installation.ts';
import { keys } from './keys.ts';
import { lookups } from './lookups.ts';
import { me } from './me.ts';
import { overview } from './overview.ts';
import { panels } from './panels.ts';
import { policy } from './policy.ts';
import { providers } from './providers.ts';
import { roleGuard } from './role-guard.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { shadow } from './shadow.ts';
import { simulations } from './simulations.ts';
import { users } from './users.ts';
import { webhooks } from './webhooks.ts';

/** `/admin/api`: what the control panel's page asks for. Each request brings a session, and is about that session's store alone. */
export function adminApi(parts: Parts): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .use(adminSession(parts))
    .use(roleGuard)
    .route('/', me(parts))
    .route('/installation', installation(parts))
    .route('/', checks(parts))
    .route('/checks', check(parts))
    .route('/', panels(parts))
    .route('/audit', audit(parts))
    .route('/lookups', lookups(parts))
    .route('/overview', overview(parts))
    .route('/policy/shadow', shadow(parts))
    .route('/policy/simulations', simulations(parts))
    .route('/policy', policy(parts))
    .route('/providers', providers(parts))
    .route('/settings', settings(parts))
    .route('/setup', setup(parts))
    .route('/users', users(parts))
    .route('/keys', keys(parts))
    .route('/webhooks', webhooks(parts));
}
