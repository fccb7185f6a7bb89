import { keyPattern } from '../credentials.ts';

/**
 * `tenantDns` and `communityName` name the merchant's part of 1Kosmos, `dvcId` the workflow that a shopper walks through, `documentType`
 * the kind of document that workflow takes: a driving licence unless told. `credential` tells whether a verdict needs the signed
 * credential that the workflow can make; it does unless told, and a store has to trust the issuer then.
 */
export const oneKosmosCredentialFields = {
  tenantDns: { isSecret: false, pattern: /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/ },
  communityName: { isSecret: false, pattern: /^[\w.-]{1,100}$/ },
  dvcId: { isSecret: false, pattern: /^[\w. -]*\w$/ },
  licenseKey: { isSecret: true, pattern: keyPattern },
  documentType: { isSecret: false, isOptional: true, pattern: /^(dl|ppt|idcard)_object$/ },
  credential: { isSecret: false, isOptional: true, pattern: /^(required|optional)$/ },
} as const;
