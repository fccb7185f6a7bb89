import { type CheckUpdate, readCheckUpdate } from '../contract/wire/check-update.ts';
import { bearer } from './bearer.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** Three keep-alives missed: a stream that the network dropped without a word. A poll is answered sooner. */
const quietLimitMs = 45_000;
/** A stream begins with the present state. One that has not by then is being held back on its way. */
const beginLimitMs = 8_000;

/**
 * Follows a check until the answered function is called, through every break, while the page can be seen. By its event stream, which
 * begins with the check's present state, so that nothing is missed. Or, where that is held back or cut off on its way, by asking for the
 * next change, which is answered when there is one, until asking fails. `onLost` is called, once, when the token no longer opens the
 * check. `chance` spreads the tries of many pages that lost the same receiver at once.
 */
export function followCheck(
  fetch: typeof globalThis.fetch,
  address: string,
  token: string,
  onUpdate: (update: CheckUpdate) => void,
  onLost: () => void,
  chance: () => number,
): () => void {
  const life = new AbortController();
  const { signal } = life;
  let stream = new AbortController();
  let pauseMs = 0;
  let revision = -1;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One timer for all: until the next try, or until a stream has been quiet for too long. */
  const connectIn = (ms: number) => {
    clearTimeout(timer);
    if (!document.hidden && !signal.aborted) timer = setTimeout(connect, ms);
  };

  const connect = async () => {
    stream.abort();
    stream = new AbortController();
    const mine = stream;
    const wasAsking = isAsking;
    connectIn(wasAsking ? quietLimitMs : beginLimitMs);
    // The other way next, unless this one brings an update.
    isAsking = !wasAsking;
    pauseMs = Math.min(pauseMs * 2, longestPauseMs) || firstPauseMs;
    try {
      const { status, body } = await fetch(wasAsking ? address.replace('/events', `?after=${revision}`) : address, {
        headers: bearer(token),
        signal: mine.signal,
      });
      // A receiver that is down says nothing about streams.
      if (status > 200) isAsking = false;
      if ([401, 403, 404].includes(status)) {
        life.abort();
        // Not at once: a receiver that gives out tokens and then doesn't take them would be asked without a pause.
        setTimeout(onLost, firstPauseMs);
      }
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; reader; ) {
        const { done, value } = await reader.read();
        if (done) break;
        connectIn(quietLimitMs);
        const lines = (rest + value).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const update = updateIn(line);
          if (!update) continue;
          pauseMs = firstPauseMs;
          isAsking = wasAsking;
          revision = update.check.revision;
          onUpdate(update);
        }
      }
    } catch {
      // No network, or ended on purpose: that is not the stream's fault.
      if (mine === stream) isAsking = false;
    }
    if (mine === stream) connectIn(pauseMs * (0.5 + chance() / 2));
  };

  // A stream that was left alone, by sleep, a tunnel, another tab or the page cache, may be dead without knowing it. And a page with
  // an open one is not kept in the page cache.
  const renew = () => {
    stream.abort();
    pauseMs = 0;
    connectIn(0);
  };
  for (const type of ['online', 'visibilitychange']) addEventListener(type, renew, { signal });
  renew();
  return () => {
    life.abort();
    renew();
  };
}

/** An update stands on one line. All else, such as keep-alives and the kinds of events, is passed over. */
function updateIn(line: string): CheckUpdate | undefined {
  try {
    return readCheckUpdate(JSON.parse(line.replace(/^data:/, '')));
  } catch {
    return undefined;
  }
}
