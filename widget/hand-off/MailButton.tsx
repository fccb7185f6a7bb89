import { useState } from 'preact/hooks';
import type { Result } from '../../src/contract/wire/result.ts';
import { errorOf, type Trouble } from '../trouble.ts';
import type { Words } from '../words.ts';

interface MailButtonProps {
  texts: Words;
  send(): Promise<Result<true, Trouble>>;
}

/** Sends the link to the address that the shop has, and says what became of it. Once: the mail takes its time. */
export function MailButton({ texts, send }: MailButtonProps) {
  const { mail, mailed } = texts.handOff;
  const [said, setSaid] = useState('');
  const [isDone, setIsDone] = useState(false);
  const press = async () => {
    if (isDone) return;
    setIsDone(true);
    const sent = await send();
    setIsDone(sent.ok);
    setSaid(sent.ok ? mailed : errorOf(sent.code, texts));
  };
  return (
    <>
      <button type="button" class="button" part="button" aria-disabled={isDone} onClick={press}>
        {mail}
      </button>
      <span role="status">{said}</span>
    </>
  );
}
