import { Hono } from 'hono';
import { adminApi } from './admin/admin-api.ts';
import { auth } from './app/auth.ts';
import { removeUser, uninstall } from './app/callbacks.ts';
import { load } from './app/load.ts';
import { assets } from './assets.ts';
import { bigcommerceWebhooks } from './bigcommerce-webhooks.ts';
import { checks } from './checks.ts';
import { cors } from './cors.ts';
import { decisions } from './decisions.ts';
import { donePage } from './done-page.ts';
import { gateReports } from './gate-reports.ts';
import { handOffs } from './hand-offs.ts';
import { measured } from './measured.ts';
import { docs } from './merchant/docs.ts';
import { merchantApi } from './merchant/merchant-api.ts';
import { merchantOperations } from './merchant/operations.ts';
import { operators } from './operators.ts';
import type { Env, Parts } from './parts.ts';
import { photos } from './photos.ts';
import { problem } from './problem.ts';
import { providerWebhooks } from './provider-webhooks.ts';
import { resultHint } from './result-hint.ts';
import { screens } from './screens.ts';
import { verifyPage } from './verify-page.ts';

/** The receiver's whole HTTP side, as one function from request to response. */
export function createApp(parts: Parts): Hono<Env> {
  const app = new Hono<Env>();

  app.use(measured(parts.metrics, parts.clock));
  app.use(async (c, next) => {
    c.set('requestId', parts.newRequestId());
    await next();
    c.header('X-Request-Id', c.get('requestId'));
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    // Nothing here is a page, but for those that bring a policy of their own.
    if (!c.res.headers.has('Content-Security-Policy')) {
      c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    }
  });
  app.notFound((c) => problem(c, 'not_found'));
  app.onError((error, c) => {
    // The name tells what kind of trouble it is; the message may quote what somebody sent.
    parts.log.error({ requestId: c.get('requestId'), error: error.name, at: firstFrame(error) }, 'request failed');
    return problem(c, 'internal');
  });

  const pages = cors(parts.stores, new URL(parts.publicUrl).origin);
  app.use('/v1/*', pages);
  app.use('/bc/result', pages);
  app.route('/v1/decisions', decisions(parts));
  app.route('/v1/checks', checks(parts));
  app.route('/v1/checks', photos(parts));
  app.route('/v1/checks', screens(parts));
  app.route('/v1', handOffs(parts));
  app.route('/v1/gate-reports', gateReports(parts));
  app.route('/bc/result', resultHint(parts));
  app.route('/bc/webhooks', bigcommerceWebhooks(parts));
  app.route('/providers', providerWebhooks(parts));
  app.route('/auth', auth(parts));
  app.route('/load', load(parts));
  app.route('/uninstall', uninstall(parts));
  app.route('/remove_user', removeUser(parts));
  app.route('/admin/api', adminApi(parts));
  const operations = merchantOperations(parts);
  app.route('/api/v1', merchantApi(parts, operations));
  app.route('/api', docs(parts, operations));
  app.route('/', verifyPage(parts));
  app.route('/', donePage());
  app.route('/', assets(parts.assetsFolder, parts.stableAssets, parts.builtFiles));
  app.route('/', operators(parts));
  return app;
}

const firstFrame = (error: Error): string => /at .*?([\w.-]+:\d+):\d+/.exec(error.stack ?? '')?.[1] ?? '';
