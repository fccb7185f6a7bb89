import { fireEvent, waitFor } from '@testing-library/dom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { languages } from '../../../src/contract/wire/languages.ts';
import type { PreviewedWidget, WidgetPreview } from '../../../src/contract/wire/widget-preview.ts';
import { elsewhereTexts } from '../../../widget/elsewhere/texts.ts';
import { exhibits } from '../../../widget/gallery/states.ts';
import { texts as german } from '../../../widget/texts/de.ts';
import { texts as english } from '../../../widget/texts/en.ts';
import { openSettings, useSettings, viewOf } from './fixture.tsx';

const { kept } = useSettings();

const show = vi.fn<WidgetPreview['show']>();
const preview: WidgetPreview = {
  languages,
  states: Object.keys(exhibits),
  textsIn: async (lang) => ({ ...(lang === 'de' ? german : english), elsewhere: elsewhereTexts[lang] }),
  show,
};

beforeEach(() => {
  show.mockResolvedValue();
  vi.stubGlobal('WIDGET_PREVIEW_FILE', 'widget-preview.0123456789ab.js');
  vi.stubGlobal('WIDGET_PREVIEW_INTEGRITY', 'sha384-x');
  // Frames run no scripts here: what the file leaves in its window is put there.
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue({
    idgatePreview: preview,
  } as unknown as WindowProxy);
});

const open = async () => {
  const { screen, user } = openSettings('widget');
  const frame = (await screen.findByTitle('Preview of the widget')) as HTMLIFrameElement;
  fireEvent.load(frame);
  await screen.findByLabelText('Title');
  const shown = (): PreviewedWidget | undefined => show.mock.lastCall?.[0];
  const choose = async (label: string, option: string) => {
    await user.click(screen.getByRole('combobox', { name: label }));
    await user.click(await screen.findByRole('option', { name: option }));
    await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  };
  const save = async () => {
    await user.click(screen.getByText('Save'));
    await screen.findByText('The settings are saved.');
    return kept.view.settings.widget;
  };
  return { screen, user, frame, shown, choose, save };
};

describe('the preview', () => {
  test('is the built widget, with its hash, in a frame of its own', async () => {
    const { frame } = await open();
    expect(frame.srcdoc).toContain('/idgate/widget-preview.0123456789ab.js" integrity="sha384-x" crossorigin>');
    expect(frame.srcdoc).not.toContain('style');
  });

  test('shows the state and the theme that are asked for', async () => {
    const { shown, choose } = await open();
    await waitFor(() => expect(shown()).toMatchObject({ state: 'why', theme: 'light', lang: 'en' }));
    await choose('Show', 'The answer: verified');
    await choose('On a page that is', 'Dark');
    await waitFor(() => expect(shown()).toMatchObject({ state: 'outcome-verified', theme: 'dark' }));
  });

  test('that does not come is said so, and what was changed can be saved all the same', async () => {
    vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue({} as WindowProxy);
    const { screen } = openSettings('widget');
    fireEvent.load(await screen.findByTitle('Preview of the widget'));
    expect(await screen.findByText(/The preview can’t be shown just now/)).toBeTruthy();
  });
});

describe('colours', () => {
  test('are seen before they are saved', async () => {
    const { screen, user, shown, save } = await open();
    await user.click(screen.getByLabelText('Choose a color: Main button and progress'));
    const code = await screen.findByLabelText('Code of the color of: Main button and progress');
    await user.clear(code);
    await user.type(code, '#1A5FB4');
    await waitFor(() => expect(shown()?.look.colours.accent).toBe('#1a5fb4'));
    expect(kept.saved).toEqual([]);
    expect((await save()).colours).toEqual({ accent: '#1a5fb4', text: null, surface: null, border: null });
  });

  test('that can’t be read are warned of, and what is no colour waits', async () => {
    const { screen, user } = await open();
    await user.click(screen.getByLabelText('Choose a color: Text'));
    const code = await screen.findByLabelText('Code of the color of: Text');
    await user.clear(code);
    await user.type(code, '#eee');
    expect(await screen.findByText('Write it as #1a5fb4.')).toBeTruthy();
    expect(screen.getByText('Save').closest('button')?.disabled).toBe(true);
    await user.type(code, 'eee');
    expect(await screen.findByText(/“Text” stands out too little/)).toBeTruthy();
    expect(screen.getByText('Save').closest('button')?.disabled).toBe(false);
  });
});

describe('words', () => {
  test('of the store’s own are seen at once in the state that says them, and saved by their place', async () => {
    const { screen, user, shown, choose, save } = await open();
    await choose('Part of the widget', 'The answer');
    await user.type(await screen.findByLabelText('Verified: title'), 'Cheers');
    await waitFor(() => expect(shown()?.state).toBe('outcome-verified'));
    await waitFor(() => expect(shown()?.look.texts.en).toEqual({ outcome: { verified: { title: 'Cheers' } } }));
    expect((await save()).texts).toEqual({ en: { 'outcome.verified.title': 'Cheers' } });
  });

  test('stand beside the widget’s own, in each language', async () => {
    const { screen, user, shown, choose } = await open();
    await choose('Language', 'German');
    expect(await screen.findByText(german.why.title)).toBeTruthy();
    await user.type(screen.getByLabelText('Title'), 'Ausweis');
    await waitFor(() =>
      expect(shown()).toMatchObject({ lang: 'de', look: { texts: { de: { why: { title: 'Ausweis' } } } } }),
    );
  });

  test('that are taken out again leave nothing behind', async () => {
    kept.view = viewOf({
      widget: { ...viewOf({}).settings.widget, texts: { en: { 'why.title': 'Hi' }, fr: { 'why.start': 'Go' } } },
    });
    const { screen, user, save } = await open();
    await user.clear(screen.getByLabelText('Title'));
    await waitFor(() => expect(screen.getByText('Save')).toBeTruthy());
    expect((await save()).texts).toEqual({ fr: { 'why.start': 'Go' } });
  });

  test('with braces that nothing fills in are told', async () => {
    const { screen, user } = await open();
    await user.type(screen.getByLabelText('For age'), 'From {{years} on');
    expect(await screen.findByText(/Nothing fills in {years} here/)).toBeTruthy();
  });
});

test('languages are chosen, the last one stays, and the one for everybody else comes first', async () => {
  const { screen, user, choose, save } = await open();
  await user.click(screen.getByLabelText('Only some'));
  await user.click(await screen.findByLabelText('German'));
  await choose('For shoppers of any other language', 'German');
  await user.click(screen.getByLabelText('English'));
  await waitFor(() => expect((screen.getByLabelText('German') as HTMLInputElement).disabled).toBe(true));
  expect((await save()).languages).toEqual(['de']);
});
