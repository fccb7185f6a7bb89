import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** BigCommerce's own OpenAPI files, which are not ours to ship. */
export const openapiFolder = resolve(process.env['BIGCOMMERCE_OPENAPI_DIR'] ?? '../shared/openapi');
export const hasOpenapi = existsSync(openapiFolder);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Formats that are only names in these files, or that Ajv does not know. */
const looseFormats = [
  'int32',
  'int64',
  'float',
  'double',
  'jwt',
  'url',
  'UUID',
  'ISO-8601',
  'ISO-4217',
  'ISO-639',
  'uri',
];

/**
 * Fields that the files describe otherwise than their own text or than BigCommerce's own checkout SDK. They are left out of the
 * comparison; nothing else is.
 */
const contradictions: Record<string, readonly string[]> = {
  // The text beside it says that null is a customer of every channel; the schema wants a list.
  'customers.v3.yml': ['channel_ids'],
  // The SDK reads an object with lists in it, and an id that is a number.
  'orders.sf.yml': ['lineItems', 'customerId'],
  // A type of coupon has a name in the SDK and a number here; a line that has no parent has null there and must have one here.
  'carts.sf.yml': ['couponType', 'parentId'],
  // A coupon's id is text in the SDK and in the other files.
  'checkouts.sf.yml': ['coupons', 'parentId'],
};

/** Fields that we answer and the files don't speak of, by file: the checkout SDK reads them, or the platform's guides show them. */
export const undescribed: Record<string, RegExp> = {
  'orders.v2.oas2.yml': /^(\d+\.|statuses\.\d+\.)?(custom_status|order|consignments\.(url|resource|shipping\..+))$/,
  'orders.v3.yml': /^errors\.\d+\.errors\./,
  'catalog/products_catalog.v3.yml': /^meta\.cursor_pagination\./,
  'customers.v3.yml': /^meta\.(cursor_)?pagination\.|\.owner_client_id$|^errors\.\d+\.errors\./,
  'scripts.v3.yml': /^errors\./,
  'checkouts.v3.yml': /^data\.(consignments\.\d+\.shippingAddress\.|cart\.line_items\.\w+\.\d+\.is_)/,
  'carts.sf.yml': /\.(couponType|retailPrice|(extendedC|c)omparisonPrice|addedByPromotion)$/,
  'checkouts.sf.yml':
    /(^|\.)(coupons|shippingAddress)\.|\.(brand|retailPrice|costAfterDiscount|isRecommended|country)$|^(billingAddress\.id|displayDiscountTotal|totalDiscount|orderBasedAutoDiscountTotal|manualDiscountTotal|balanceDue)$/,
  'orders.sf.yml': /^(lineItems|payments)\.|^customerId$/,
};

const documents = new Map<string, Json>();

function readDocument(file: string): Json {
  const known = documents.get(file);
  if (known !== undefined) return known;
  const dropped = new Set(contradictions[file] ?? []);
  const document = mend(rooted(parse(readFileSync(join(openapiFolder, file), 'utf8'))), dropped);
  documents.set(file, document);
  return document;
}

/** The document is put below `document`, so its inner references have to lead there. */
function rooted(node: Json): Json {
  return JSON.parse(JSON.stringify(node).replaceAll('"$ref":"#/', '"$ref":"#/document/'));
}

/** Makes a file's schemas such as Ajv can use, without making them say anything else. */
function mend(node: Json, dropped: ReadonlySet<string>): Json {
  if (Array.isArray(node)) return node.map((one) => mend(one, dropped));
  if (typeof node !== 'object' || node === null) return node;
  const mended: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(node)) {
    // A flag in OpenAPI 3.0, a number in JSON Schema.
    if (/^exclusiveM/.test(name) && typeof value === 'boolean') continue;
    // The alternatives overlap, so that "exactly one" never holds.
    const key = name === 'oneOf' ? 'anyOf' : name;
    mended[key] =
      name === 'properties' && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? mend(Object.fromEntries(Object.entries(value).filter(([field]) => !dropped.has(field))), dropped)
        : // A quantifier with a hyphen.
          name === 'pattern' && typeof value === 'string'
          ? value.replace('\\d{1-5}', '\\d{1,5}')
          : mend(value, dropped);
  }
  return mended;
}

const validators = new Map<string, Ajv>();

function ajvFor(file: string): Ajv {
  const known = validators.get(file);
  if (known) return known;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false });
  addFormats.default(ajv);
  for (const format of looseFormats) ajv.addFormat(format, true);
  ajv.addSchema({ $id: file, document: readDocument(file) });
  validators.set(file, ajv);
  return ajv;
}

/** Checks an answer's body against what the file says of it. Throws where the file says nothing. */
export function validatorFor(file: string, method: string, path: string, status: number): ValidateFunction {
  const root = readDocument(file);
  let pointer = ['paths', path, method.toLowerCase(), 'responses', String(status)];
  let response = at(root, pointer);
  const reference = at(response, ['$ref']);
  if (typeof reference === 'string') {
    pointer = reference.slice('#/document/'.length).split('/').map(unescapePointer);
    response = at(root, pointer);
  }
  const inside = at(response, ['schema']) ? ['schema'] : ['content', 'application/json', 'schema'];
  if (!at(response, inside)) throw new Error(`${file} says nothing of ${method} ${path} ${status}`);
  const location = [...pointer, ...inside].map(escapePointer).join('/');
  return ajvFor(file).compile({ $ref: `${file}#/document/${location}` });
}

function at(node: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[name] : undefined),
    node,
  );
}

const escapePointer = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
const unescapePointer = (name: string) => name.replaceAll('~1', '/').replaceAll('~0', '~');
