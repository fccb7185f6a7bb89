import { render } from 'preact';
import type { CheckView } from '../../src/contract/wire/check-view.ts';
import { languages } from '../../src/contract/wire/languages.ts';
import type { Widget } from '../../src/contract/wire/widget-api.ts';
import type { WidgetLook } from '../../src/contract/wire/widget-look.ts';
import { followCheck } from '../../src/follow/follow-check.ts';
import { readLook } from '../../src/follow/read-look.ts';
import { wearLook } from '../../src/follow/wear-look.ts';
import { bothChanges } from '../both-changes.ts';
import { mount } from '../mount.tsx';
import { Notice } from '../Notice.tsx';
import type { Parts } from '../parts.ts';
import { rootOf } from '../root.ts';
import { speak } from '../speak.ts';
import { createTools, loadTextsFrom } from '../tools.ts';
import { Waiting } from '../Widget.tsx';
import { openHandOff, renewHandOff } from './open-hand-off.ts';
import { type OpenSession, type Sessions, takeCode } from './session.ts';
import { changesFor, ownPageTexts } from './texts.ts';

/** The widget's words as they are on this page. */
const textsFor = (isOrdered: boolean) =>
  Object.fromEntries(languages.map((lang) => [lang, changesFor(lang, isOrdered)]));

type Notices = 'linkExpired' | 'linkRenewable' | 'renewed' | 'unreachable';

/** The check's page of its own: shows and follows the check that the link names, or the one that this tab showed before. */
export function startVerifyPage(place: HTMLElement, apiBase: string, parts: Parts, sessions: Sessions): void {
  const say = (name: Notices, again?: () => void) => {
    const root = rootOf(place);
    speak(place, undefined, loadTextsFrom(parts), (words) =>
      render(
        words ? (
          <Notice heading={ownPageTexts[words.lang][name]} texts={words}>
            {again && (
              <button type="button" class="button main" part="button main-button" onClick={again}>
                {name === 'linkRenewable' ? ownPageTexts[words.lang].renew : words.interrupted.retry}
              </button>
            )}
          </Notice>
        ) : (
          <Waiting />
        ),
        root,
      ),
    );
  };
  const sayExpired = () => {
    sessions.forget();
    say('linkExpired');
  };

  const renew = async (code: string) => {
    render(<Waiting />, rootOf(place));
    const renewed = await renewHandOff(apiBase, code);
    if (renewed.ok) say('renewed');
    else if (renewed.code === 'expired') sayExpired();
    else say('unreachable', () => renew(code));
  };

  const follow = ({ checkId, checkToken, isOrdered }: OpenSession) => {
    const ownTexts = textsFor(isOrdered);
    const address = `${apiBase}/v1/checks/${encodeURIComponent(checkId)}`;
    let widget: Widget | undefined;
    let latest: CheckView | undefined;
    let isLost = false;
    const mountIn = (look: WidgetLook | undefined, check: CheckView, mayOrder: boolean) => {
      if (look) wearLook(place, look);
      // What this page has to say otherwise, the shop's words don't know.
      const texts = look ? bothChanges(look.texts, ownTexts) : ownTexts;
      const onCheck = (newer: CheckView) => {
        latest = newer;
      };
      const options = { check, mayOrder, apiBase, checkToken, renewToken: async () => null, onCheck, texts };
      const tools = createTools(options, parts);
      // Whoever came here is on the device that they want to use.
      widget = mount(place, options, { ...tools, loadHandOff: null });
      // The other screen learns at once that somebody is here. Should that get lost, it learns when they go on.
      if (check.status === 'pending') void tools.receiver.open(new AbortController().signal);
    };
    let newest: [check: CheckView, mayOrder: boolean];
    let isDressing = false;
    const show = (check: CheckView, mayOrder: boolean) => {
      latest = check;
      newest = [check, mayOrder];
      widget?.show(check, mayOrder);
      if (isDressing) return;
      isDressing = true;
      void readLook((...request) => fetch(...request), address, checkToken).then((look) => {
        if (!isLost) mountIn(look, ...newest);
      });
    };
    const onLost = () => {
      // A verdict stays, whatever becomes of the token.
      if (!latest || latest.status === 'pending' || latest.status === 'in_progress') {
        isLost = true;
        widget?.unmount();
        sayExpired();
      }
    };
    followCheck(
      (...request) => fetch(...request),
      `${address}/events`,
      checkToken,
      ({ check, mayOrder }) => show(check, mayOrder),
      onLost,
      Math.random,
    );
    return show;
  };

  const open = async (code: string) => {
    render(<Waiting />, rootOf(place));
    const opened = await openHandOff(apiBase, code);
    if (opened.ok) {
      const { check, checkToken, mayOrder, isOrdered } = opened.value;
      const session = { checkId: check.checkId, checkToken, isOrdered };
      sessions.keep(session);
      follow(session)(check, mayOrder);
    } else if (opened.code === 'expired') sayExpired();
    else if (opened.code === 'renewable') say('linkRenewable', () => renew(code));
    else say('unreachable', () => open(code));
  };

  const code = takeCode(window);
  // Kept until it is traded: where there is no network yet, a reload must not lose it.
  if (code !== null) sessions.keep({ code });
  const session = code === null ? sessions.read() : { code };
  if (!session) sayExpired();
  else if ('code' in session) void open(session.code);
  else {
    render(<Waiting />, rootOf(place));
    follow(session);
  }
}
