import { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { ProviderResult } from '../../checks/provider.ts';
import { askVendor } from '../vendor-api.ts';
import type { Channel, ChannelKey } from './channel.ts';

/** Where a merchant's services of 1Kosmos are, and how to speak with them. */
export interface Tenant {
  readonly docuverifyUrl: string;
  readonly idproofingUrl: string;
  readonly docuverify: Channel;
  readonly community: Channel;
}

const publicKey = z.base64().length(88);
const keyAnswer = z.object({ publicKey });
const communityAnswer = z.object({ community: z.object({ publicKey }) });

/** Asks a tenant for its services and their keys. The licence key goes nowhere but to the tenant's own host and to 1Kosmos. */
export async function findTenant(
  { tenantDns, communityName }: { tenantDns: string; communityName: string },
  fetch: typeof globalThis.fetch,
  key: ChannelKey,
): ProviderResult<Tenant> {
  const serviceUrl = z.url({ protocol: /^https$/ }).refine((url) => {
    const { hostname } = new URL(url);
    return hostname === tenantDns || /\.1kosmos\.(net|com)$/.test(hostname);
  });
  const services = await askVendor(
    fetch,
    { method: 'get', url: `https://${tenantDns}/caas/sd` },
    z.object({ docuverify: serviceUrl, idproofing: serviceUrl }),
  );
  if (!services.ok) return services;
  const { docuverify, idproofing } = services.value;
  const service = await askVendor(fetch, { method: 'get', url: `${docuverify}/publickeys` }, keyAnswer);
  if (!service.ok) return service;
  const community = await askVendor(
    fetch,
    {
      method: 'post',
      url: `https://${tenantDns}/api/r1/system/community_info/fetch`,
      json: { dns: tenantDns, communityName },
    },
    communityAnswer,
  );
  if (!community.ok) return community;
  const channels = {
    docuverify: key.openChannel(service.value.publicKey),
    community: key.openChannel(community.value.community.publicKey),
  };
  return channels.docuverify && channels.community
    ? ok({
        docuverifyUrl: docuverify,
        idproofingUrl: idproofing,
        docuverify: channels.docuverify,
        community: channels.community,
      })
    : fail('unexpected');
}
