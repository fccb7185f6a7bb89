import { Notice } from './Notice.tsx';
import { CheckNumber } from './steps/CheckNumber.tsx';
import type { Words } from './words.ts';

/** Stands in for the widget where there is no check to show, and never will be. */
export function Stopped({ checkId, texts }: { checkId: string; texts: Words }) {
  return (
    <Notice heading={texts.interrupted.stopped} texts={texts}>
      <CheckNumber lead={`${texts.checkId}:`} checkId={checkId} />
    </Notice>
  );
}
