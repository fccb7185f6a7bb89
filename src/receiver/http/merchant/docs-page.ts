import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { OpenApiDocument } from './open-api.ts';

type Html = ReturnType<typeof html>;

/** As much of a JSON schema as ours use. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
    readonly description?: string;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}

const style = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #55616f; --paper: #fff; --panel: #f4f6f8; --line: #d5dbe1; --accent: #0b5cad }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a3b0bd; --paper: #12181f; --panel: #1b232c; --line: #35414d; --accent: #7fb8f5 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
h1 { font-size: 1.7rem; line-height: 1.2 } h2 { margin-top: 3rem; font-size: 1.3rem } h3 { margin: 0 0 .25rem; font-size: 1.1rem } h4 { margin: 1rem 0 .25rem; font-size: 1rem }
p { margin: .4rem 0; max-width: 46rem } a { color: var(--accent) }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
code { padding: .05em .3em; border-radius: .25rem; background: var(--panel); font: .9em ui-monospace, monospace }
section { margin: 1.25rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem }
.address { color: var(--soft) } .method { font-weight: 700; color: var(--accent); text-transform: uppercase }
dl { margin: .25rem 0 } dt { margin-top: .5rem } dd { margin: 0 0 0 1rem; color: var(--soft) }
nav ul { padding: 0; list-style: none } nav li { padding: .2rem 0 } ul { margin: .25rem 0; padding-left: 1.2rem }
`;

/** What the page needs to be allowed to show itself. Nothing else is loaded, and nothing runs. */
export const docsPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The document as a page that people read. `documentUrl` is where programs find it. */
export function docsPage(document: OpenApiDocument, documentUrl: string): Html {
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const called = operationsOf('', document.paths);
  const told = operationsOf('', document.webhooks);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.info.title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>${document.info.title}</h1>
${paragraphs(document.info.description ?? '')}
<p>Addresses begin with <code>${document.servers?.[0]?.url ?? ''}</code>. <a href="${documentUrl}">The same as OpenAPI 3.1</a>.</p>
</header>
<nav aria-label="Contents">
<ul>${[...called, ...told].map(({ one }) => html`<li><a href="#${one.operationId}">${one.summary}</a></li>`)}</ul>
</nav>
<main>
<h2>Requests</h2>
${called.map(section)}
${told.length > 0 ? html`<h2>Webhooks</h2>${told.map(section)}` : ''}
<h2>Shapes</h2>
${schemas.map(
  ([name, schema]) => html`<section id="shape-${name}">
<h3>${name}</h3>
${paragraphs(schema.description ?? '')}
${schema.properties ? fields(schema) : html`<p>${typeOf(schema)}</p>`}
</section>`,
)}
</main>
</body>
</html>
`;
}

const methods = ['get', 'post', 'patch', 'delete'] as const;

function operationsOf(base: string, items: OpenApiDocument['paths'] | OpenApiDocument['webhooks'] = {}) {
  return Object.entries(items as Record<string, Partial<Record<string, unknown>>>).flatMap(([path, item]) =>
    methods.flatMap((method) =>
      item[method] ? [{ method, address: `${base}${path}`, one: item[method] as Described }] : [],
    ),
  );
}

function section({ method, address, one }: { method: string; address: string; one: Described }): Html {
  const body = schemaOf(one.requestBody);
  return html`<section id="${one.operationId}">
<h3>${one.summary}</h3>
<p class="address"><span class="method">${method}</span> <code>${address}</code></p>
${paragraphs(one.description)}
${
  one.parameters
    ? html`<h4>Parameters</h4><dl>${one.parameters.map((parameter) => {
        const { name, in: place, required = false, schema = {} } = parameter;
        return entry(`${name}`, schema, required, place, parameter.description);
      })}</dl>`
    : ''
}
${body ? html`<h4>Body</h4>${body.$ref || !body.properties ? html`<p>${typeOf(body)}</p>` : fields(body)}` : ''}
<h4>Answers</h4>
<dl>${Object.entries(one.responses).map(([status, { description, ...content }]) => {
    const schema = Number(status) < 300 ? schemaOf(content) : undefined;
    return html`<dt><code>${status}</code> ${schema ? typeOf(schema) : ''}</dt><dd>${lines(description)}</dd>`;
  })}</dl>
</section>`;
}

const schemaOf = (content: Content | undefined): Schema | undefined => Object.values(content?.content ?? {})[0]?.schema;

const fields = ({ properties = {}, required = [] }: Schema): Html =>
  html`<dl>${Object.entries(properties).map(([name, schema]) => entry(name, schema, required.includes(name)))}</dl>`;

const entry = (name: string, schema: Schema, isRequired: boolean, place = '', description = schema.description): Html =>
  html`<dt><code>${name}</code> ${typeOf(schema)}${isRequired ? '' : ', may be left out'}${place && `, in the ${place}`}</dt>
<dd>${words(description ?? '')}${schema.default === undefined ? '' : html` Default: <code>${JSON.stringify(schema.default)}</code>.`}${
    schema.properties ? fields(schema) : ''
  }</dd>`;

/** A schema in a few words, with a link where it has a name of its own. */
function typeOf(schema: Schema): Html | string {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) {
    const joint = schema.allOf ? ' and ' : ' or ';
    return html`${choices.map((choice, at) => html`${at > 0 ? joint : ''}${typeOf(choice)}`)}`;
  }
  if (schema.enum) return html`${schema.enum.map((one, at) => html`${at > 0 ? ', ' : ''}<code>${String(one)}</code>`)}`;
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.items) return html`list of ${typeOf(schema.items)}`;
  if (schema.properties && schema.type === 'object') return html`{ ${Object.keys(schema.properties).join(', ')} }`;
  const bounds =
    schema.maximum !== undefined && schema.maximum < 1_000_000 ? `, ${schema.minimum ?? 0}–${schema.maximum}` : '';
  return `${schema.format ?? [schema.type].flat().join(' or ')}${bounds}`;
}

const paragraphs = (text: string): Html => html`${text.split('\n\n').map((part) => html`<p>${words(part)}</p>`)}`;
const lines = (text: string): Html => html`${text.split('\n').map((part) => html`<div>${words(part)}</div>`)}`;
/** Text in which what stands between backticks is code. */
const words = (text: string): Html =>
  html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
