import type { CheckView } from '../../src/contract/wire/check-view.ts';
import type { CameraProblem } from '../capture/capture.ts';
import type { Actions } from '../flow.ts';
import type { PhotoProblem } from '../photo.ts';
import { counted, type Words } from '../words.ts';
import { AskPerson } from './AskPerson.tsx';
import { CheckNumber } from './CheckNumber.tsx';
import { FileButton } from './FileButton.tsx';
import { LicenceDrawing } from './LicenceDrawing.tsx';

interface PhotoProps {
  check: CheckView;
  texts: Words;
  actions: Actions;
  /** Id of the sentence that says what is wanted, or what was wrong. */
  leadId: string;
  /** What was wrong with the camera or the file before, if anything was. */
  problem: PhotoProblem | CameraProblem | null;
  /** Whether this page can have a live camera at all. */
  mayFilm: boolean;
  /** Whether the shopper may go on on a phone, which then comes first: its camera is the better one. */
  mayHandOff: boolean;
}

export function Photo({ check, texts, actions, leadId, problem, mayFilm, mayHandOff }: PhotoProps) {
  const { photo, lang } = texts;
  // After trouble with the live camera the other ways come first, and it can be tried again where that may help.
  const hadTrouble = problem === 'refused' || problem === 'in_use' || problem === 'lost';
  const isLive = mayFilm && problem !== 'missing';
  const live = (look: string) => (
    <button type="button" class={`button ${look}`} part="button" onClick={actions.openCamera}>
      {photo.live}
    </button>
  );
  const describedBy = `${leadId} tips`;
  return (
    <>
      <div class="guide">
        <LicenceDrawing />
        <ul id="tips">
          <li>{photo.tips.whole}</li>
          <li>{photo.tips.sharp}</li>
          <li>{photo.tips.light}</li>
        </ul>
      </div>
      <p>{check.finding === null ? photo.sameName : counted(photo.attemptsLeft, check.attemptsLeft, lang)}</p>
      <div class="row">
        {mayHandOff && (
          <button type="button" class="button main first" part="button main-button" onClick={actions.openHandOff}>
            {texts.handOff.use}
          </button>
        )}
        {isLive && !hadTrouble && live(mayHandOff ? 'live' : 'main live')}
        {(!isLive || hadTrouble) && !mayHandOff && (
          <FileButton id="camera" isCamera label={photo.camera} describedBy={describedBy} choose={actions.choose} />
        )}
        <FileButton
          id="choose"
          label={photo.choose}
          dropHint={photo.drop}
          describedBy={describedBy}
          choose={actions.choose}
        />
        {isLive && hadTrouble && live('')}
      </div>
      <AskPerson texts={texts} actions={actions} />
      <CheckNumber lead={`${texts.checkId}:`} checkId={check.checkId} />
    </>
  );
}
