import { randomBytes } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Scope, scopes } from '../../src/contract/schema/scope.ts';
import { receiverUrl, storeHash, type World } from './receiver.ts';

interface Documented {
  readonly operationId: string;
  readonly description: string;
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
export interface ServedDocument {
  readonly openapi: string;
  readonly webhooks: Record<string, Record<string, Documented>>;
  readonly paths: Record<string, Record<string, Documented>>;
  readonly components: { schemas: Record<string, object> };
}

export type Merchant = Awaited<ReturnType<typeof createMerchant>>;

/** A merchant's program with a key of its own. Every answer it gets is compared with the document that the receiver serves. */
export async function createMerchant(
  world: World,
  {
    store = storeHash,
    may = scopes,
    expiresAtMs = null,
  }: { store?: string; may?: readonly Scope[]; expiresAtMs?: number | null } = {},
) {
  const served = await world.app.fetch(new Request(`${receiverUrl}/api/openapi.json`));
  const document = (await served.json()) as ServedDocument;
  const keyId = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const key = await world.merchantKeys.create(
    { keyId, secret, storeHash: store, name: 'of a test', scopes: may, expiresAtMs },
    world.time.nowMs,
  );
  if (key === undefined) throw new Error(`There is no store ${store}`);
  const validate = validator(document);
  const answered = new Set<string>();

  return {
    document,
    keyId,
    key,
    /** The operations that were answered with success, by id. */
    answered,
    /** Asks for something below `/api/v1`, with a JSON body where one is given. */
    async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const response = await world.app.fetch(
        new Request(`${receiverUrl}/api/v1${path}`, {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const value = text === '' ? undefined : JSON.parse(text);
      const operation = validate(method, path, response, value);
      if (response.ok) answered.add(operation);
      return { status: response.status, headers: response.headers, value };
    },
  };
}

/** Compares an answer with what is described, and answers which operation it is of. Throws for what is not described. */
function validator(document: ServedDocument) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', ...(closed(document) as object) });
  const pointerPart = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
  return (method: string, path: string, response: Response, value: unknown): string => {
    const plain = path.replace(/\?.*/, '');
    const template = Object.keys(document.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain),
    );
    const operation = document.paths[template ?? '']?.[method.toLowerCase()];
    if (template === undefined || !operation) return '';
    const described = operation.responses[response.status];
    if (!described) throw new Error(`${operation.operationId} answered ${response.status}, which is not described`);
    const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
    if (!described.content) {
      if (value !== undefined) throw new Error(`${operation.operationId} answered a body that is not described`);
      return operation.operationId;
    }
    if (!described.content[type]) throw new Error(`${operation.operationId} answered ${type}, which is not described`);
    const pointer = ['paths', template, method.toLowerCase(), 'responses', String(response.status), 'content', type];
    const check = ajv.getSchema(`document#/${[...pointer, 'schema'].map(pointerPart).join('/')}`);
    if (!check?.(value)) {
      throw new Error(
        `${operation.operationId} ${response.status} is not as described: ${ajv.errorsText(check?.errors)}`,
      );
    }
    return operation.operationId;
  };
}

/** The document in which an answer has no field but those that are described. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]));
  return 'properties' in value && 'type' in value ? { ...inside, additionalProperties: false } : inside;
}
