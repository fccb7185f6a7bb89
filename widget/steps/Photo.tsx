import type { CheckView } from '../../src/contract/wire/check-view.ts';
import type { Actions } from '../flow.ts';
import type { Texts } from '../texts/en.ts';
import { CheckNumber } from './CheckNumber.tsx';
import { FileButton } from './FileButton.tsx';
import { LicenceDrawing } from './LicenceDrawing.tsx';

interface PhotoProps {
  check: CheckView;
  texts: Texts;
  actions: Actions;
  /** Id of the sentence that says what is wanted, or what was wrong. */
  leadId: string;
}

export function Photo({ check, texts: { photo }, actions, leadId }: PhotoProps) {
  const describedBy = `${leadId} tips`;
  return (
    <>
      <div class="guide">
        <LicenceDrawing />
        <ul id="tips">
          {photo.tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </div>
      <p>{check.finding === null ? photo.sameName : photo.attemptsLeft(check.attemptsLeft)}</p>
      <div class="row">
        <FileButton id="camera" isCamera label={photo.camera} describedBy={describedBy} choose={actions.choose} />
        <FileButton
          id="choose"
          label={photo.choose}
          dropHint={photo.drop}
          describedBy={describedBy}
          choose={actions.choose}
        />
      </div>
      <CheckNumber lead={photo.help} checkId={check.checkId} />
    </>
  );
}
