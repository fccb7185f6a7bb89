/** @jsxImportSource react */
import { Message } from '@bigcommerce/big-design';
import { texts } from '../texts/texts.ts';
import type { Failure } from './answer.ts';
import { wordsFor } from './words-for.ts';

/** Why nothing is shown, and a way to try again. */
export function Failed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry?: () => void }) {
  return (
    <Message
      type="error"
      messages={[{ text: texts.shell.notShown }, { text: wordsFor(failure) }]}
      {...(onRetry && { actions: [{ text: texts.shell.tryAgain, onClick: onRetry, variant: 'secondary' }] })}
    />
  );
}
