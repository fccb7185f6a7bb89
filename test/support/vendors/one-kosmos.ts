import { createCipheriv, createDecipheriv, createECDH, type ECDH, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { avery, type Stage, serve, type VendorStandIn } from './stand-in.ts';

export const oneKosmosCredentials = {
  tenantDns: 'tests.1kosmos.net',
  communityName: 'default',
  dvcId: 'default dvcid',
  licenseKey: '00000000-1111-2222-3333-444444444444',
};

interface Session {
  readonly id: string;
  readonly userUID: string;
  readonly documentType: string;
  responseStatus: string;
}

const words: Partial<Record<Stage, string>> = {
  opened: 'INPROGRESS',
  approved: 'SUCCESS',
  declined: 'FAILED',
  expired: 'EXPIRED',
  abandoned: 'ABANDONED',
  review: 'COMPLETED',
  unheard_of: 'CONTEMPLATING',
};

/** Talks with whoever has the other half of a key: what `AES-256-GCM` makes of the secret that both can work out. */
function cipherWith(ours: ECDH, theirs: string) {
  const secret = ours.computeSecret(`04${Buffer.from(theirs, 'base64').toString('hex')}`, 'hex');
  return {
    encrypt(text: string): string {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, encrypted, cipher.getAuthTag()]).toString('base64');
    },
    decrypt(text: string): string {
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 16));
      decipher.setAuthTag(bytes.subarray(bytes.length - 16));
      return decipher.update(bytes.subarray(16, bytes.length - 16), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

const publicHalf = (key: ECDH) => Buffer.from(key.getPublicKey('hex').slice(2), 'hex').toString('base64');

/** One tenant of 1Kosmos as its helpers and its Postman collection have it. Spoils what it says before it encrypts that. */
export function createOneKosmosStandIn({ clock }: { clock: () => number }): VendorStandIn & {
  /** What it says of its services. */
  services: Record<string, string>;
  /** The levels of the users it knows, by user. */
  readonly levels: Map<string, unknown>;
  /** Makes the credential that comes with a good result; null while the workflow makes none. */
  credentialFor: ((userUID: string) => Promise<string>) | null;
  hasLiveId: boolean;
  /** How its documents write a day. */
  writeDay: (day: string) => string;
  /** Has its services work with other keys from now on. */
  changeKeys(): void;
  /** Puts a session into a state of its own words. */
  say(sessionId: string, responseStatus: string): void;
  userOf(sessionId: string): string;
} {
  const sessions = new Map<string, Session>();
  const seenRequests = new Set<string>();
  let service = createECDH('secp256k1');
  let community = createECDH('secp256k1');
  service.generateKeys();
  community.generateKeys();
  let distort: VendorStandIn['distort'] = null;
  let answerCount = 0;
  const spoilt = (answer: unknown) => (distort ? distort(answer, answerCount++) : answer);
  const find = (id: string): Session => {
    const session = sessions.get(id);
    if (!session) throw new Error(`There is no session ${id}.`);
    return session;
  };

  /** Whoever asked, if they have the licence and ask now and for the first time. */
  function channelOf(c: Context, key: ECDH) {
    const channel = cipherWith(key, c.req.header('publickey') ?? '');
    try {
      const license = channel.decrypt(c.req.header('licensekey') ?? '');
      const { ts, appid, uuid } = JSON.parse(channel.decrypt(c.req.header('requestid') ?? ''));
      const isNew = typeof uuid === 'string' && /^[0-9a-f-]{36}$/.test(uuid) && !seenRequests.has(uuid);
      seenRequests.add(uuid);
      const isNow = Math.abs(ts - clock() / 1_000) < 300;
      return license === oneKosmosCredentials.licenseKey && appid && isNew && isNow ? channel : undefined;
    } catch {
      return undefined;
    }
  }

  const app: Hono = new Hono()
    .get('/caas/sd', (c) => c.json(spoilt(standIn.services) as object))
    .get('/docuverify/publickeys', (c) => c.json(spoilt({ publicKey: publicHalf(service) }) as object))
    .post('/api/r1/system/community_info/fetch', (c) =>
      c.json(
        spoilt({
          tenant: { id: 'tenant-1', tenanttag: 'tests', name: 'Tests' },
          community: { id: 'community-1', tenantid: 'tenant-1', name: 'default', publicKey: publicHalf(community) },
        }) as object,
      ),
    )
    .post('/docuverify/document_share_session/create', async (c) => {
      const channel = channelOf(c, service);
      if (!channel) return c.json({ code: 401, message: 'Unauthorized' }, 401);
      const { dvcID, sessionRequest } = JSON.parse(channel.decrypt((await c.req.json()).data));
      if (dvcID !== oneKosmosCredentials.dvcId) return c.json({ code: 404, message: 'dvcID is not found' }, 404);
      const { tenantDNS, communityName, documentType, userUID, did } = sessionRequest;
      if (tenantDNS !== oneKosmosCredentials.tenantDns || communityName !== 'default' || userUID !== did) {
        return c.json({ code: 400, message: 'sessionRequest is not valid' }, 400);
      }
      const id = `e0833902-1741-4f25-a92e-${String(sessions.size + 1).padStart(12, '0')}`;
      sessions.set(id, { id, userUID, documentType, responseStatus: 'PENDING' });
      return c.json(spoilt({ sessionId: id, url: `https://tests.1kosmos.net/idproofing/session/${id}` }) as object);
    })
    .post('/docuverify/v3/document_share_session/result', async (c) => {
      const channel = channelOf(c, service);
      if (!channel) return c.json({ code: 401, message: 'Unauthorized' }, 401);
      const { dvcID, sessionId } = JSON.parse(channel.decrypt((await c.req.json()).data));
      const session = sessions.get(sessionId);
      if (dvcID !== oneKosmosCredentials.dvcId || !session) return c.json({ code: 404, message: 'Not found' }, 404);
      const answer = JSON.stringify(spoilt(await resultOf(session)));
      return c.json({ data: channel.encrypt(answer), publicKey: publicHalf(service) });
    })
    .get('/api/r1/community/:community/userid/:user/ial', (c) => {
      const channel = channelOf(c, community);
      if (!channel) return c.json({ code: 401, message: 'Unauthorized' }, 401);
      const uid = c.req.param('user');
      const did = standIn.levels.get(uid);
      if (did === undefined) return c.json({ code: 404, message: 'User not found' }, 404);
      const answer = spoilt({ user: { authModuleId: 'module-1', uid, username: uid }, did });
      return c.json({ data: channel.encrypt(JSON.stringify(answer)) });
    });

  async function resultOf({ id, userUID, documentType, responseStatus }: Session): Promise<object> {
    if (!['SUCCESS', 'FAILED'].includes(responseStatus)) return { responseStatus, sessionId: id };
    const { firstName, lastName, birthDate, expiryDate } = standIn.holder;
    return {
      responseStatus,
      sessionId: id,
      [documentType]: {
        type: documentType.replace('_object', ''),
        category: 'identity_document',
        firstName,
        middleName: '',
        lastName,
        dob: standIn.writeDay(birthDate),
        doe: standIn.writeDay(expiryDate),
        country: 'USA',
        state: 'CA',
        face: 'a picture in base64',
      },
      ...(standIn.hasLiveId && { liveid_object: { id: userUID, type: 'liveid', face: 'a picture in base64' } }),
      ...(standIn.credentialFor && { token: await standIn.credentialFor(userUID) }),
    };
  }

  const served = serve(app);
  const standIn: ReturnType<typeof createOneKosmosStandIn> = {
    fetch: served.fetch,
    calls: served.calls,
    get trouble() {
      return served.trouble;
    },
    set trouble(trouble) {
      served.trouble = trouble;
    },
    get distort() {
      return distort;
    },
    set distort(next) {
      distort = next;
      answerCount = 0;
    },
    holder: avery,
    services: {
      docuverify: 'https://tests.1kosmos.net/docuverify',
      idproofing: 'https://tests.1kosmos.net/idproofing',
      idproofingapi: 'http://idproofing-api:8888',
    },
    levels: new Map(),
    credentialFor: null,
    hasLiveId: true,
    writeDay: (day) => day.replaceAll('-', ''),
    sessionCount: () => sessions.size,
    move(sessionId, stage) {
      const word = words[stage];
      if (!word) throw new Error(`1Kosmos has no word for ${stage}.`);
      find(sessionId).responseStatus = word;
    },
    say(sessionId, responseStatus) {
      find(sessionId).responseStatus = responseStatus;
    },
    userOf: (sessionId) => find(sessionId).userUID,
    changeKeys() {
      service = createECDH('secp256k1');
      community = createECDH('secp256k1');
      service.generateKeys();
      community.generateKeys();
    },
  };
  return standIn;
}
