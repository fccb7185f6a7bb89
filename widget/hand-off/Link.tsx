import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HandOff } from '../../src/contract/wire/hand-off.ts';
import type { Result } from '../../src/contract/wire/result.ts';
import type { Actions, HandOffWork } from '../flow.ts';
import { errorOf, type Trouble } from '../trouble.ts';
import { counted, type Words } from '../words.ts';
import { Code } from './Code.tsx';
import { CopyButton } from './CopyButton.tsx';
import { deadlineOf } from './deadline.ts';
import { MailButton } from './MailButton.tsx';
import { ShareButton } from './ShareButton.tsx';

/** Between two looks at the clock. */
const tickMs = 1_000;
const minuteMs = 60_000;

interface LinkProps {
  texts: Words;
  actions: Actions & HandOffWork;
  now(): number;
}

/** A link to the same check as a code to scan and as text to send, for as long as it works. */
export function Link({ texts, actions, now }: LinkProps) {
  const { handOff, interrupted, lang } = texts;
  const field = useRef<HTMLInputElement>(null);
  const [made, setMade] = useState<Result<HandOff, Trouble> | null>(null);
  /** Counts the links asked for. Until the next one is there the last one stays, and with it the button that has the focus. */
  const [round, setRound] = useState(0);
  const [minutesLeft, setMinutesLeft] = useState(0);

  useLayoutEffect(() => {
    let isWanted = true;
    actions.makeLink().then((result) => {
      if (isWanted) setMade(result);
    });
    return () => {
      isWanted = false;
    };
  }, [round]);

  useLayoutEffect(() => {
    if (!made?.ok) return undefined;
    const deadlineMs = deadlineOf(made.value.expiresAtMs, now());
    const look = () => {
      const leftMs = deadlineMs - now();
      setMinutesLeft(Math.ceil(leftMs / minuteMs));
      if (leftMs <= 0) actions.onRunOut();
    };
    look();
    const timer = setInterval(look, tickMs);
    return () => clearInterval(timer);
  }, [made]);

  const another = (label: string) => (
    <button type="button" class="button" part="button" onClick={() => setRound(round + 1)}>
      {label}
    </button>
  );
  if (made === null) return <progress part="progress" aria-label={handOff.starting} />;
  if (!made.ok)
    return (
      <>
        <p role="alert">{errorOf(made.code, texts)}</p>
        <div class="row">{another(interrupted.retry)}</div>
      </>
    );
  const { link, mayMail } = made.value;

  /** All of it, to be copied by hand. */
  const mark = () => field.current?.focus();

  return (
    <>
      <Code text={link} label={handOff.code} />
      <div>
        <label for="link">{handOff.link}</label>
        <input
          ref={field}
          id="link"
          class="link"
          part="link-field"
          type="text"
          readOnly
          dir="ltr"
          value={link}
          aria-describedby="works"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <p id="works" class="number">
          {counted(handOff.works, minutesLeft, lang)}
        </p>
      </div>
      <div class="row">
        <CopyButton key={link} text={link} label={handOff.copy} copied={handOff.copied} onRefused={mark} />
        <ShareButton url={link} label={handOff.share} />
        {another(handOff.renew)}
        {mayMail && <MailButton texts={texts} send={actions.mailLink} />}
      </div>
    </>
  );
}
