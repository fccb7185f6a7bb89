import type { CreatePanel, Panel, PanelParts } from './panel-api.ts';
import type { Standing } from './payment.ts';
import { tellError } from './tell.ts';
import { texts } from './texts.ts';

/**
 * The panel, whose file is loaded when there is something to show. Should that file not come, a plain button in the page's own
 * look says what is the matter, and tries again.
 */
export function createLatePanel(load: () => Promise<CreatePanel | undefined>, parts: PanelParts): Panel {
  let panel: Panel | undefined;
  let standing: Standing | undefined;
  let isLoading = false;
  let isLed = false;
  let notice: HTMLElement | undefined;

  const isNeeded = () => standing?.payment === 'shut' || standing?.asked?.decision === 'wait';
  const place = () => {
    if (panel) panel.place();
    else if (notice && isNeeded()) notice.hidden = !parts.place(notice);
    else notice?.remove();
  };

  const get = async () => {
    if (isLoading) return;
    isLoading = true;
    panel = (await load())?.(parts);
    isLoading = false;
    notice?.remove();
    if (!standing) return panel?.remove();
    if (panel) {
      panel.show(standing);
      // Somebody pressed pay before it was there.
      if (isLed) panel.lead();
      return;
    }
    tellError('failed');
    notice ??= Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: texts.unreachable,
      onclick: get,
    });
    place();
  };

  return {
    place,
    show(next) {
      standing = next;
      if (panel) panel.show(next);
      else if (isNeeded() && !notice) void get();
      else place();
    },
    lead() {
      isLed = true;
      panel?.lead();
      notice?.focus();
    },
    remove() {
      standing = undefined;
      panel?.remove();
      notice?.remove();
    },
  };
}
