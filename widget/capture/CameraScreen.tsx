import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { adoptStyle } from '../adopt-style.ts';
import type { Actions, CameraReports } from '../flow.ts';
import { fill, type Words } from '../words.ts';
import type { Capture, CaptureEvents, Hint, Viewfinder } from './capture.ts';
import { css } from './style.ts';

export interface CameraProps {
  /** Whether the browser won't look for the barcode by itself. */
  isManual: boolean;
  texts: Words;
  actions: Actions & CameraReports;
}

interface CameraScreenProps extends CameraProps {
  start(video: HTMLVideoElement, events: CaptureEvents): Capture;
}

/** What the live camera sees, with a frame to hold the card in. The camera runs for as long as this is drawn. */
export function CameraScreen({ isManual, texts: { camera, lang }, actions, start }: CameraScreenProps) {
  const video = useRef<HTMLVideoElement>(null);
  const capture = useRef<Capture>(null);
  /** Of the last camera that ran, so that the choice of another stays in place until that runs. */
  const [viewfinder, setViewfinder] = useState<Viewfinder | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [hint, setHint] = useState<Hint>('searching');
  const [isLit, setIsLit] = useState(false);
  const isGone = useRef(false);
  const asked = useRef(0);

  const show = async (deviceId?: string) => {
    setIsLit(false);
    setIsRunning(false);
    asked.current += 1;
    const mine = asked.current;
    const shown = await capture.current?.show(deviceId);
    if (isGone.current || mine !== asked.current) return;
    setIsRunning(true);
    if (shown?.ok) setViewfinder(shown.value);
    else actions.onProblem(shown?.code ?? 'lost');
  };

  useLayoutEffect(() => {
    if (!video.current) return undefined;
    adoptStyle(video.current.getRootNode(), css);
    isGone.current = false;
    const { onFound, onManual, onProblem } = actions;
    const events = { onHint: setHint, onFound, onManual, onLost: () => onProblem('lost') };
    capture.current = start(video.current, events);
    show();
    return () => {
      isGone.current = true;
      capture.current?.stop();
    };
  }, []);

  // Where nobody searches, only what makes the picture better is worth saying.
  const advice = isManual && hint === 'searching' ? '' : camera.hints[hint];
  const said = isRunning ? advice : camera.starting;

  const shoot = async () => {
    const photo = await capture.current?.shoot();
    if (photo) actions.shoot(photo);
  };

  return (
    <>
      <div class="viewfinder" part="viewfinder">
        <video
          ref={video}
          class={viewfinder?.isFacingUser ? 'mirrored' : ''}
          autoplay
          muted
          playsInline
          aria-label={camera.view}
        />
        <div class="aim" aria-hidden="true" />
        <p class="hint" part="hint" aria-live="polite">
          {said}
        </p>
      </div>
      <div class="row">
        <button type="button" class="button main" part="button main-button" disabled={!isRunning} onClick={shoot}>
          {camera.shoot}
        </button>
        {viewfinder?.hasLight && (
          <button
            type="button"
            class="button"
            part="button"
            aria-pressed={isLit}
            onClick={() => {
              capture.current?.setLight(!isLit);
              setIsLit(!isLit);
            }}
          >
            {camera.light}
          </button>
        )}
        <button type="button" class="button" part="button" onClick={actions.closeCamera}>
          {camera.close}
        </button>
      </div>
      {viewfinder && viewfinder.cameras.length > 1 && (
        <div class="row">
          <label for="which">{camera.which}</label>
          <select id="which" class="button" part="button" onChange={({ currentTarget }) => show(currentTarget.value)}>
            {viewfinder.cameras.map(({ deviceId, label }, index) => (
              <option key={deviceId} value={deviceId} selected={deviceId === viewfinder.deviceId}>
                {label || fill(camera.unnamed, { number: index + 1 }, lang)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
