import { define } from './define.ts';
import { texts } from './texts.ts';

const status = 403;
const type = 'application/problem+json';

/** As the shop itself would refuse: the checkout app shows `detail` or `title` in its own error dialog. */
const body = () => JSON.stringify({ title: texts.refused, detail: texts.refused });

export const refusedResponse = (): Response => new Response(body(), { status, headers: { 'content-type': type } });

/** Ends a request that was never sent as if the shop had refused it. */
export function refuseXhr(xhr: XMLHttpRequest): void {
  const response = body();
  // Over the prototype's, which have no setters.
  define(xhr, {
    readyState: 4,
    status,
    response,
    responseText: response,
    getAllResponseHeaders: () => `content-type: ${type}`,
  });
  tell(xhr, 'readystatechange', 'load', 'loadend');
}

export function tell(xhr: XMLHttpRequest, ...types: string[]): void {
  for (const type of types) xhr.dispatchEvent(new ProgressEvent(type));
}
