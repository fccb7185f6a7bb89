import type { z } from 'zod';
import type { Ial } from '../../../contract/wire/requirement.ts';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Provider, ProviderAbilities, ProviderResult } from '../../checks/provider.ts';
import type { CredentialsOf } from '../credentials.ts';
import { readJsonBody } from '../json-body.ts';
import type { ProviderParts } from '../parts.ts';
import { askVendor, type VendorRequest } from '../vendor-api.ts';
import {
  isApproved,
  levelClaimed,
  levelOf,
  type OneKosmosResult,
  oneKosmosLevels,
  oneKosmosResult,
  oneKosmosStarted,
  oneKosmosStateOf,
  sealedAnswer,
} from './answers.ts';
import { type Channel, createChannelKey } from './channel.ts';
import type { oneKosmosCredentialFields } from './credentials.ts';
import { findTenant, type Tenant } from './tenant.ts';

const tenantMaxAgeMs = 10 * 60_000;

export const oneKosmosAbilities: ProviderAbilities = {
  highestIal: 2,
  needsCredential: true,
  hasWebhooks: false,
  isFrameable: false,
  canCancel: false,
  canErase: false,
};

/**
 * 1Kosmos by the interface that its helpers use: a session that the shopper walks through on its page, and a result that is asked for
 * again until it is there, since no webhook of 1Kosmos is public. A session can be neither cancelled nor erased from here. The user is
 * the check's own id, so 1Kosmos is told nothing of who the shopper is, and the credential it makes has to be about that id.
 */
export function createOneKosmosProvider(
  credentials: CredentialsOf<typeof oneKosmosCredentialFields>,
  { fetch, clock, chance }: ProviderParts,
): Provider {
  const { tenantDns, communityName, dvcId, licenseKey, documentType = 'dl_object' } = credentials;
  const needsCredential = credentials.credential !== 'optional';
  const key = createChannelKey(chance);
  let known: { tenant: Tenant; foundAtMs: number } | undefined;

  /**
   * Does it with the tenant's keys as they were last told. To whom other keys belong by now, our licence is not readable: then the keys
   * are asked for anew, and it is done once more.
   */
  async function withTenant<T>(act: (tenant: Tenant) => ProviderResult<T>): ProviderResult<T> {
    const isKnown = known !== undefined && clock() - known.foundAtMs <= tenantMaxAgeMs;
    if (!isKnown || !known) {
      const found = await findTenant(credentials, fetch, key);
      if (!found.ok) return found;
      known = { tenant: found.value, foundAtMs: clock() };
    }
    const done = await act(known.tenant);
    if (done.ok || done.code !== 'unauthorized' || !isKnown) return done;
    known = undefined;
    return withTenant(act);
  }

  /** One request that shows the licence and can't be sent twice by anybody else. */
  const ask = <T>(
    channel: Channel,
    request: Omit<VendorRequest, 'headers'>,
    shape: z.ZodType<T>,
  ): ProviderResult<T> => {
    const requestId = { ts: Math.round(clock() / 1_000), appid: 'idgate', uuid: uuidFrom(chance(16)) };
    const headers = {
      publickey: key.publicKey,
      licensekey: channel.seal(licenseKey),
      requestid: channel.seal(JSON.stringify(requestId)),
    };
    return askVendor(fetch, { ...request, headers }, shape);
  };
  const sealed = (channel: Channel, content: unknown) => ({ data: channel.seal(JSON.stringify(content)) });

  /** What an answer holds, where it was sealed for us. */
  async function unsealed<T>(
    answer: Awaited<ProviderResult<z.infer<typeof sealedAnswer>>>,
    channel: Channel,
    shape: z.ZodType<T>,
  ): ProviderResult<T> {
    if (!answer.ok) return answer;
    const { data, publicKey } = answer.value;
    const text = (publicKey ? key.openChannel(publicKey) : channel)?.unseal(data);
    const read = text === undefined ? undefined : readJsonBody(new TextEncoder().encode(text), shape);
    return read === undefined ? fail('unexpected') : ok(read);
  }

  async function readResult({ docuverifyUrl, docuverify }: Tenant, sessionId: string): ProviderResult<OneKosmosResult> {
    const url = `${docuverifyUrl}/v3/document_share_session/result`;
    const json = sealed(docuverify, { dvcID: dvcId, sessionId });
    const answer = await ask(docuverify, { method: 'post', url, json }, sealedAnswer);
    const result = await unsealed(answer, docuverify, oneKosmosResult);
    const isOther = result.ok && result.value.sessionId != null && result.value.sessionId !== sessionId;
    return isOther ? fail('unexpected') : result;
  }

  /** The level that the tenant states of the user of a check; null where it knows no such user, as for most guests. */
  async function readLevel({ community }: Tenant, checkId: string): ProviderResult<Ial | null> {
    const path = `community/${encodeURIComponent(communityName)}/userid/${encodeURIComponent(checkId)}/ial`;
    const answer = await ask(community, { method: 'get', url: `https://${tenantDns}/api/r1/${path}` }, sealedAnswer);
    const levels = await unsealed(answer, community, oneKosmosLevels);
    if (!levels.ok) return levels.code === 'not_found' ? ok(null) : levels;
    const level = levelOf(levels.value);
    const isTheirs = [levels.value.user.uid, levels.value.user.username].includes(checkId);
    return level === undefined || !isTheirs ? fail('unexpected') : ok(level);
  }

  return {
    name: 'one_kosmos',
    abilities: { ...oneKosmosAbilities, needsCredential },
    create: ({ checkId }) =>
      withTenant(async ({ docuverifyUrl, docuverify }) => {
        const sessionRequest = { tenantDNS: tenantDns, communityName, documentType, userUID: checkId, did: checkId };
        const url = `${docuverifyUrl}/document_share_session/create`;
        const json = sealed(docuverify, { dvcID: dvcId, sessionRequest });
        const answer = await ask(docuverify, { method: 'post', url, json }, oneKosmosStarted);
        if (!answer.ok) return answer;
        return ok({ sessionId: answer.value.sessionId, screen: { url: answer.value.url, expiresAtMs: null } });
      }),
    resume: (sessionId) =>
      withTenant(async (tenant) => {
        const result = await readResult(tenant, sessionId);
        if (!result.ok) return result;
        const { kind } = oneKosmosStateOf(result.value, null, nobody);
        if (kind !== 'created' && kind !== 'opened') return fail('refused');
        return ok({ url: `${tenant.idproofingUrl}/session/${encodeURIComponent(sessionId)}`, expiresAtMs: null });
      }),
    fetch: (sessionId, look) =>
      withTenant(async (tenant) => {
        const result = await readResult(tenant, sessionId);
        if (!result.ok) return result;
        if (!isApproved(result.value)) return ok(oneKosmosStateOf(result.value, null, look));
        const level = await readLevel(tenant, look.checkId);
        if (!level.ok) return level;
        const claimed = needsCredential ? levelClaimed(result.value) : null;
        return ok(oneKosmosStateOf(result.value, level.value ?? claimed, look));
      }),
    cancel: async () => fail('unsupported'),
    erase: async () => fail('unsupported'),
    readWebhook: async () => fail('bad_signature'),
  };
}

/** For asking how far a session is, and nothing else. */
const nobody = { requirement: { ial: 0, minimumAge: null }, billingName: null, today: '1970-01-01' } as const;

/** A random UUID (version 4) out of sixteen random bytes. */
function uuidFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
