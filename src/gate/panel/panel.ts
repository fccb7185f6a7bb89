import type { CheckUpdate } from '../../contract/wire/check-update.ts';
import type { Widget, WidgetApi } from '../../contract/wire/widget-api.ts';
import { followCheck } from '../../follow/follow-check.ts';
import { readLook } from '../../follow/read-look.ts';
import { wearLook as wearMerchants } from '../../follow/wear-look.ts';
import type { Fetch } from '../call.ts';
import { loadScript } from '../load-script.ts';
import { pageObjectOf } from '../page-object.ts';
import type { Panel, PanelParts } from '../panel-api.ts';
import type { Asked, Standing } from '../payment.ts';
import { tellError } from '../tell.ts';
import { createAnnounce } from './announce.ts';
import { wearLook } from './look.ts';
import { preloadLanguage } from './preload-language.ts';
import { readCheck } from './read-check.ts';
import { reportHealth } from './report-health.ts';
import { adoptStyle } from './style.ts';
import { pageTexts } from './texts.ts';

/** The widget's file, as built with this one. */
declare const WIDGET_FILE: string;
declare const WIDGET_INTEGRITY: string;

/** How long a panel may stay without a size before it counts as hidden by something that is not the page's own step. */
const hiddenAfterMs = 500;

/**
 * The notice where the shopper pays, around the widget. It is one and the same element for as long as the page lives, hidden when it isn't
 * needed, because taking it out would end what goes on in it. `chance` answers from 0 up to 1.
 */
export function createPanel(parts: PanelParts, fetch: Fetch, chance: () => number): Panel {
  const { apiBase, nonce, place, askAgain } = parts;
  const texts = Object.assign(parts.texts, pageTexts(document.documentElement.lang));
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const message = document.createElement('p');
  /** Around the widget or a button. */
  const box = document.createElement('div');
  // Where the shopper is led to. Not the host: what is in a host that can be focused but not reached, can't be reached by the keyboard.
  const frame = document.createElement('section');
  Object.assign(host, { lang: texts.lang, dir: texts.dir, hidden: true });
  Object.assign(frame, { tabIndex: -1, ariaLabel: texts.panelName });
  message.role = 'status';
  frame.append(message, box);
  root.append(frame);
  adoptStyle(root);
  const health = reportHealth(parts, chance);

  const announce = createAnnounce();
  let standing: Standing = { payment: 'undecided', asked: null };
  let isNeeded = false;
  let widget: Widget | undefined;
  /** Of the check that `widget` shows, or is about to. */
  let shownId: string | undefined;
  let followedToken: string | undefined;
  let unfollow = () => {};
  /** The same in plain words, for a page on which something hides the panel. */
  let plain: HTMLElement | undefined;
  let loading: Promise<WidgetApi['mount'] | undefined> | undefined;

  const addressOf = ({ check }: Asked) => `${apiBase}/v1/checks/${check.checkId}`;

  /** Late news and news of another check are passed over. */
  const hear = (update: CheckUpdate) => {
    const now = standing.asked?.check;
    if (now?.checkId === update.check.checkId && now.revision <= update.check.revision) parts.hear(update);
  };

  /** Says it, seen or only heard. Words that come after their element are read out. */
  const say = (words: string, isSeen: boolean) => {
    message.className = isSeen ? '' : 'unseen';
    if (message.textContent !== words) message.textContent = words;
  };

  const endWidget = () => {
    widget?.unmount();
    widget = shownId = undefined;
    box.replaceChildren();
  };

  const offerRetry = (words: string, retry: () => unknown) => {
    // Said already: who has the focus on the button keeps it.
    if (message.textContent === words && box.firstElementChild?.localName === 'button') return;
    endWidget();
    say(words, true);
    const onclick = () => {
      box.replaceChildren();
      say(texts.moment, true);
      // The button that had the focus is gone.
      frame.focus();
      void retry();
    };
    box.append(Object.assign(document.createElement('button'), { type: 'button', textContent: texts.retry, onclick }));
  };

  const loadWidget = () => {
    const page = pageObjectOf(window);
    const load = () => {
      preloadLanguage(texts.lang, apiBase, nonce);
      return loadScript(`${apiBase}/${WIDGET_FILE}`, WIDGET_INTEGRITY, nonce);
    };
    loading ??= (page.mount ? Promise.resolve() : load()).then(() => {
      loading = undefined;
      return page.mount;
    });
    return loading;
  };

  const mount = async () => {
    endWidget();
    say(texts.moment, true);
    shownId = standing.asked?.check.checkId;
    const read = standing.asked && readLook(fetch, addressOf(standing.asked), standing.asked.checkToken);
    const [mountWidget, look] = await Promise.all([loadWidget(), read]);
    const { asked } = standing;
    if (widget || !asked || asked.check.checkId !== shownId) return;
    try {
      if (!mountWidget) throw new Error('The widget did not load.');
      wearLook(host, parts.payButton);
      const holder = document.createElement('div');
      if (look) wearMerchants(holder, look);
      box.append(holder);
      widget = mountWidget(holder, {
        apiBase,
        check: asked.check,
        checkToken: asked.checkToken,
        mayOrder: asked.mayOrder,
        ...(look && { texts: look.texts }),
        async renewToken() {
          const { asked: renewed } = await askAgain();
          return renewed?.checkToken ?? null;
        },
        async onCheck() {
          // What the widget says changes nothing here: what the receiver says does.
          const update = await readCheck(fetch, addressOf(asked), asked.checkToken);
          if (update) hear(update);
        },
      });
      say(asked.decision === 'verify' ? texts.refused : texts.panelName, false);
    } catch {
      health.errors++;
      tellError('failed');
      offerRetry(texts.unreachable, mount);
    }
  };

  /** Something may hide what it takes for an advertisement; then the shopper is told in the page's own text. */
  const lookWhetherSeen = () => {
    const isHidden = isNeeded && !host.hidden && host.parentElement?.checkVisibility?.() && !host.checkVisibility?.();
    if (!isHidden || standing.payment !== 'shut') return plain?.remove();
    plain ??= document.createElement('p');
    plain.textContent = standing.asked ? texts.refused : texts.unreachable;
    host.after(plain);
  };

  const settle = () => {
    const wasHidden = host.hidden;
    host.hidden = !isNeeded || !place(host);
    if (host.hidden) return lookWhetherSeen();
    health.stepsFound = 1;
    if (!wasHidden) return;
    // Words that were there before they could be seen are read out by nobody.
    const words = message.textContent;
    message.textContent = '';
    requestAnimationFrame(() => {
      message.textContent ||= words;
    });
    setTimeout(lookWhetherSeen, hiddenAfterMs);
  };

  /** A verdict may be heard of by asking anew, before the check's own news have come. */
  const announceEnd = async (asked: Asked) => {
    const update = await readCheck(fetch, addressOf(asked), asked.checkToken);
    if (update) announce({ ...asked, ...update });
  };

  const follow = (asked: Asked | null) => {
    const isFollowed = asked !== null && asked.decision !== 'clear';
    if (isFollowed && asked.checkToken === followedToken) return;
    unfollow();
    unfollow = () => {};
    followedToken = isFollowed ? asked.checkToken : undefined;
    if (isFollowed)
      unfollow = followCheck(fetch, `${addressOf(asked)}/events`, asked.checkToken, hear, askAgain, chance);
  };

  return {
    place: settle,
    show(next) {
      const before = standing.asked;
      standing = next;
      const { asked, payment } = next;
      follow(asked);
      if (asked) announce(asked);
      else if (before && before.decision !== 'clear' && payment === 'open') void announceEnd(before);
      // A shopper who was watching reads the widget's thanks, and the pay button doesn't jump. Nobody else needs them.
      isNeeded = asked ? widget !== undefined || asked.decision !== 'clear' : payment === 'shut';
      settle();
      lookWhetherSeen();
      if (!isNeeded) return;
      if (!asked) offerRetry(texts.unreachable, askAgain);
      else if (asked.check.checkId !== shownId) void mount();
      else widget?.show(asked.check, asked.mayOrder);
    },
    lead() {
      settle();
      // Whoever is at work in it already is not to be pulled out.
      if (root.activeElement) return;
      frame.focus({ preventScroll: true });
      // Its beginning at the top: at the bottom of a phone's page a drawer may lie over it.
      (plain?.isConnected ? plain : host).scrollIntoView();
    },
    remove() {
      unfollow();
      endWidget();
      host.remove();
      plain?.remove();
    },
  };
}
