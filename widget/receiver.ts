import { type CheckUpdate, readCheckUpdate } from '../src/contract/wire/check-update.ts';
import type { ErrorCode } from '../src/contract/wire/error-codes.ts';
import { type HandOff, readHandOff } from '../src/contract/wire/hand-off.ts';
import { type ProviderScreen, readProviderScreen } from '../src/contract/wire/provider-screen.ts';
import { fail, ok, type Result } from '../src/contract/wire/result.ts';
import { type Reader, record, text } from '../src/contract/wire/shape.ts';
import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';

/**
 * Why a call brought nothing: the receiver's own code, or
 * - `offline`: no answer at all, for want of a network or because the page may not call there.
 * - `timed_out`: nothing moved for too long.
 * - `unexpected`: an answer that is not of the published shape.
 * - `aborted`: the caller's signal.
 */
export type CallFailure = ErrorCode | 'offline' | 'timed_out' | 'unexpected' | 'aborted';

export interface Receiver {
  /** Tells that the shopper began. Safe to repeat. */
  open(signal: AbortSignal): Promise<Result<CheckUpdate, CallFailure>>;
  /** Tells that the shopper agrees to be checked. Safe to repeat. */
  agree(signal: AbortSignal): Promise<Result<CheckUpdate, CallFailure>>;
  /** Asks for a person to look. Safe to repeat. */
  askPerson(signal: AbortSignal): Promise<Result<CheckUpdate, CallFailure>>;
  /** Where the shopper shows their document, when a provider does it on its own page. Safe to repeat. */
  findScreen(signal: AbortSignal): Promise<Result<ProviderScreen, CallFailure>>;
  /** Makes a link that opens the check on another device, once. */
  makeHandOff(signal: AbortSignal): Promise<Result<HandOff, CallFailure>>;
  /** Has such a link sent to the address that the shop has. */
  mailHandOff(signal: AbortSignal): Promise<Result<true, CallFailure>>;
  /**
   * Sends one photo, which counts as an attempt once the receiver has read it. `onProgress` hears the share that has left this
   * device, from 0 to 1, where 1 means that all of it arrived.
   */
  sendPhoto(
    photo: Blob,
    signal: AbortSignal,
    onProgress: (sentShare: number) => void,
  ): Promise<Result<CheckUpdate, CallFailure>>;
}

/** For answers of proxies on the way, which don't speak in problems. */
const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  413: 'too_large',
  429: 'rate_limited',
};

/**
 * The check's own endpoints. A call that is `unauthorized` asks the page for a fresh token and is made once more.
 * `quietTimeoutMs` counts from the last byte that moved, so that a slow upload may take as long as it needs.
 */
export function createReceiver(options: WidgetOptions, quietTimeoutMs = 60_000): Receiver {
  let token = options.checkToken;

  const call = async <T>(
    action: string,
    reader: Reader<T>,
    signal: AbortSignal,
    photo?: Blob,
    onProgress?: (sentShare: number) => void,
  ) => {
    const url = `${options.apiBase}/v1/checks/${options.check.checkId}/${action}`;
    const once = () => post(url, reader, token, quietTimeoutMs, signal, photo, onProgress);
    const result = await once();
    if (result.ok || result.code !== 'unauthorized' || signal.aborted) return result;
    const renewed = await options.renewToken().catch(() => null);
    if (renewed === null) return result;
    token = renewed;
    return once();
  };

  return {
    open: (signal) => call('open', readCheckUpdate, signal),
    agree: (signal) => call('consent', readCheckUpdate, signal),
    askPerson: (signal) => call('person', readCheckUpdate, signal),
    findScreen: (signal) => call('screen', readProviderScreen, signal),
    makeHandOff: (signal) => call('hand-offs', readHandOff, signal),
    mailHandOff: (signal) => call('hand-offs/mail', () => true as const, signal),
    sendPhoto: (photo, signal, onProgress) => call('photo', readCheckUpdate, signal, photo, onProgress),
  };
}

/** By `XMLHttpRequest`, because `fetch` doesn't tell how much of a body has left. */
function post<T>(
  url: string,
  reader: Reader<T>,
  token: string,
  quietTimeoutMs: number,
  signal: AbortSignal,
  body?: Blob,
  onProgress?: (sentShare: number) => void,
): Promise<Result<T, CallFailure>> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(fail('aborted'));
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (result: Result<T, CallFailure>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(result);
    };
    const abort = () => {
      finish(fail('aborted'));
      request.abort();
    };
    const waitOn = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        finish(fail('timed_out'));
        request.abort();
      }, quietTimeoutMs);
    };
    signal.addEventListener('abort', abort);
    request.open('POST', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    if (body) {
      request.setRequestHeader('Content-Type', body.type);
      request.upload.onprogress = ({ loaded, total }) => {
        waitOn();
        // Bytes handed to the network are not yet bytes that arrived: only `onload` may say 1.
        onProgress?.(total > 0 ? Math.min(loaded / total, 0.99) : 0);
      };
      request.upload.onload = () => {
        waitOn();
        onProgress?.(1);
      };
    }
    request.onerror = () => finish(fail('offline'));
    request.onload = () => finish(read(reader, request.status, request.responseText));
    waitOn();
    request.send(body ?? null);
  });
}

/** Of a problem. One that only a newer receiver knows is told like all that trying again won't mend: loading the page anew brings its widget. */
const readCode = record({ code: text(40) });

function read<T>(reader: Reader<T>, status: number, bodyText: string): Result<T, CallFailure> {
  let body: unknown;
  try {
    body = JSON.parse(bodyText);
  } catch {
    // Not JSON, so not from the receiver itself: the readers below refuse it, and the status has to tell.
  }
  if (status >= 200 && status < 300) {
    const answer = reader(body);
    return answer === undefined ? fail('unexpected') : ok(answer);
  }
  return fail(
    (readCode(body)?.code as ErrorCode | undefined) ??
      codesByStatus[status] ??
      (status >= 500 ? 'upstream_unavailable' : 'unexpected'),
  );
}
