import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ElsewhereWork } from '../flow.ts';

/** Pages say many things, and each means no more than that there may be news. */
const messageGapMs = 2_000;

interface FrameProps {
  url: string;
  title: string;
  actions: ElsewhereWork;
}

/** A provider's page inside ours. Where the page around us forbids that, it is offered as a link. */
export function Frame({ url, title, actions }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const life = new AbortController();
    const { signal } = life;
    const onMessage = ({ source }: MessageEvent) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        actions.look();
      }, messageGapMs);
    };
    const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'frame-src' && blockedURI.startsWith(new URL(url).origin))
        actions.onElsewhere({ phase: 'offered' });
    };
    addEventListener('message', onMessage, { signal });
    document.addEventListener('securitypolicyviolation', onViolation, { signal });
    return () => {
      life.abort();
      clearTimeout(timer);
    };
  }, []);
  return (
    <iframe ref={frame} class="page" part="frame" src={url} title={title} allow="camera; microphone; fullscreen" />
  );
}
