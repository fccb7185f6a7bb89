import type { Policy } from '../contract/wire/policy.ts';
import { arm } from './arm.ts';
import { createInit, withoutSlash } from './init.ts';
import { pageObjectOf } from './page-object.ts';
import type { attachGate as AttachGate } from './public.ts';

// The gate as an ES module, for pages that put their scripts together themselves: what it does it does when called.

export const init = createInit(pageObjectOf(window), '');

export const attachGate: typeof AttachGate = (
  source,
  { apiBase, clientId = null, policy = null, nonce = '', ...rest },
) => arm({ ...rest, nonce, apiBase: withoutSlash(apiBase), clientId, policy: policy as Policy | null, source });
