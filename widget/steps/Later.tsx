import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Words } from '../words.ts';

interface LaterProps<Props extends object> {
  /** Undefined when it can't be had. */
  load(): Promise<ComponentType<Props> | undefined>;
  props: Props;
  /** What is waited for, in words. */
  label: string;
  texts: Words;
  /** The way back, which is there while it loads and when it doesn't. */
  back: string;
  goBack(): void;
}

/** A screen that comes as a part of its own, when it is needed. */
export function Later<Props extends object>({ load, props, label, texts, back, goBack }: LaterProps<Props>) {
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly Screen: ComponentType<Props> | undefined } | null>(null);
  useLayoutEffect(() => {
    let isWanted = true;
    load().then((Screen) => isWanted && setLoaded({ Screen }));
    return () => {
      isWanted = false;
    };
  }, [tries]);
  if (loaded?.Screen) return <loaded.Screen {...props} />;
  return (
    <>
      {loaded ? <p role="alert">{texts.failed.offline}</p> : <progress part="progress" aria-label={label} />}
      <div class="row">
        {loaded && (
          <button type="button" class="button main" part="button main-button" onClick={() => setTries(tries + 1)}>
            {texts.interrupted.retry}
          </button>
        )}
        <button type="button" class="button" part="button" onClick={goBack}>
          {back}
        </button>
      </div>
    </>
  );
}
