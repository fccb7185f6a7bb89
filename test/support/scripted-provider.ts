import { createHash } from 'node:crypto';
import { fail, ok } from '../../src/contract/wire/result.ts';
import type {
  Provider,
  ProviderAbilities,
  ProviderError,
  RemoteProviderName,
  SessionLook,
  SessionRequest,
  SessionState,
} from '../../src/receiver/checks/provider.ts';

type Call = 'create' | 'resume' | 'fetch' | 'cancel' | 'erase';

/** What a session is in, or becomes under a look. */
type Script = SessionState | ((look: SessionLook) => SessionState);

export type ScriptedProvider = ReturnType<typeof createScriptedProvider>;

const secret = 'the secret that webhooks are signed with';
const signatureOf = (body: Uint8Array | string) => createHash('sha256').update(secret).update(body).digest('hex');

/** A provider in memory that does what a test says. What it is asked, it remembers. */
export function createScriptedProvider(name: RemoteProviderName, changes: Partial<ProviderAbilities> = {}) {
  const sessions = new Map<string, Script>();
  const byKey = new Map<string, string>();
  const asked: { call: Call; request?: SessionRequest; look?: SessionLook }[] = [];
  const troubles = new Map<Call | 'all', ProviderError>();
  /** Done in the middle of a call, before it is answered. */
  const meanwhile = new Map<Call, () => Promise<void>>();

  const answer = async <T>(call: Call, value: () => T, more: { request?: SessionRequest; look?: SessionLook } = {}) => {
    asked.push({ call, ...more });
    const interrupt = meanwhile.get(call);
    meanwhile.delete(call);
    await interrupt?.();
    const trouble = troubles.get(call) ?? troubles.get('all');
    return trouble ? fail(trouble) : ok(value());
  };
  const screenOf = (sessionId: string) => ({ url: `https://${name}.example/go/${sessionId}`, expiresAtMs: null });

  const provider: Provider = {
    name,
    abilities: {
      highestIal: 2,
      hasWebhooks: true,
      isFrameable: false,
      canCancel: true,
      canErase: true,
      needsCredential: false,
      ...changes,
    },
    create: (request) =>
      answer(
        'create',
        () => {
          const sessionId = byKey.get(request.idempotencyKey) ?? `${name}_${byKey.size + 1}`;
          byKey.set(request.idempotencyKey, sessionId);
          if (!sessions.has(sessionId)) sessions.set(sessionId, { kind: 'created' });
          return { sessionId, screen: screenOf(sessionId) };
        },
        { request },
      ),
    resume: (sessionId) => answer('resume', () => screenOf(sessionId)),
    async fetch(sessionId, look) {
      const script = sessions.get(sessionId);
      const state = typeof script === 'function' ? script(look) : script;
      const answered = await answer('fetch', () => state, { look });
      return answered.ok && !state ? fail('not_found') : (answered as { ok: true; value: SessionState });
    },
    cancel: (sessionId) =>
      answer('cancel', () => {
        sessions.set(sessionId, { kind: 'ended', reason: 'cancelled' });
      }),
    erase: (sessionId) =>
      answer('erase', () => {
        sessions.set(sessionId, { kind: 'erased' });
      }),
    async readWebhook(headers, body) {
      if (headers['scripted-signature'] !== signatureOf(body)) return fail('bad_signature');
      try {
        const { id, sessionIds, sentAtMs = null } = JSON.parse(new TextDecoder().decode(body));
        return Array.isArray(sessionIds) ? ok({ deliveryId: id, sessionIds, sentAtMs }) : fail('unreadable');
      } catch {
        return fail('unreadable');
      }
    },
  };

  return {
    provider,
    asked,
    troubles,
    meanwhile,
    sessions,
    /** How often something was asked of it. */
    count: (call: Call) => asked.filter((one) => one.call === call).length,
    /** As new, with nothing in it. */
    reset() {
      for (const one of [sessions, byKey, troubles, meanwhile]) one.clear();
      asked.length = 0;
    },
    /** A delivery as this provider signs it. */
    delivery(content: object | string): RequestInit {
      const body = typeof content === 'string' ? content : JSON.stringify(content);
      return { method: 'POST', body, headers: { 'scripted-signature': signatureOf(body) } };
    },
  };
}
