import { describe, expect, test } from 'vitest';
import { changedPlaces } from '../../../src/admin/settings/access/changed-places.ts';
import { contrast } from '../../../src/admin/settings/widget/contrast.ts';
import { stateFor } from '../../../src/admin/settings/widget/state-for.ts';
import { tooFaint } from '../../../src/admin/settings/widget/too-faint.ts';
import { unfilled } from '../../../src/admin/settings/widget/unfilled.ts';
import { texts as all } from '../../../src/admin/texts/texts.ts';
import { placesOf } from '../../../src/contract/wire/text-places.ts';
import { exhibits } from '../../../widget/gallery/states.ts';
import { texts as english } from '../../../widget/texts/en.ts';

const states = Object.keys(exhibits);
const none = { accent: null, text: null, surface: null, border: null };

describe('colours', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('%s on %s stands out %f to 1', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });

  test('that some shoppers can’t make out are named', () => {
    expect(tooFaint({ ...none, text: '#777777', accent: '#777777' })).toEqual(['text']);
    expect(tooFaint({ ...none, surface: '#222222' })).toEqual(['text', 'accent']);
  });

  test('that nobody chose are nobody’s fault', () => {
    expect(tooFaint(none)).toEqual([]);
  });
});

describe('the state that shows a text', () => {
  test.each([
    ['why.title', 'why'],
    ['why.consent', 'why-consent'],
    ['why.consentMissing', 'why-not-agreed'],
    ['photo.problem.not_a_picture', 'photo-not-a-picture'],
    ['photo.noCamera.in_use', 'photo-camera-in-use'],
    ['camera.hints.dark', 'camera-dark'],
    ['handOff.runOut.title', 'hand-off-run-out'],
    ['outcome.manually_approved.title', 'outcome-manually-approved'],
    ['elsewhere.offered.lead', 'elsewhere-offered'],
    ['interrupted', 'interrupted-offline'],
    ['panelName', states[0]],
  ])('%s is %s', (place, state) => {
    expect(stateFor(place, states)).toBe(state);
  });

  test('is there for every state that can be chosen', () => {
    expect(Object.keys(all.widget.preview.states).filter((state) => !states.includes(state))).toEqual([]);
  });

  test('and every text stands in a part that can be chosen', () => {
    const sections = Object.keys(all.widget.words.sections);
    const missing = Object.keys(placesOf(english)).filter(
      (place) => !sections.includes(place.includes('.') ? (place.split('.')[0] ?? '') : 'general'),
    );
    expect(missing).toEqual([]);
  });
});

test.each([
  ['From {age} on', 'Aged {age} or over', []],
  ['From {years} on', 'Aged {age} or over', ['{years}']],
  ['Hello', 'Aged {age} or over', []],
])('in “%s” for “%s” nothing fills in %j', (text, own, stray) => {
  expect(unfilled(text, own)).toEqual(stray);
});

describe('what an entry of the trail changed', () => {
  test('is told place by place, and what stayed is not', () => {
    const before = { keptDays: null, widget: { colours: { accent: null, text: null } }, ids: [1] };
    const after = { keptDays: 30, widget: { colours: { accent: '#1a5fb4', text: null } }, ids: [1, 2] };
    expect(changedPlaces(before, after)).toEqual([
      { place: 'keptDays', before: null, after: 30 },
      { place: 'widget.colours.accent', before: null, after: '#1a5fb4' },
      { place: 'ids', before: [1], after: [1, 2] },
    ]);
  });

  test('is all of it where there was nothing before', () => {
    expect(changedPlaces(null, { role: 'viewer' })).toEqual([{ place: 'role', before: undefined, after: 'viewer' }]);
    expect(changedPlaces('one', 'other')).toEqual([{ place: '', before: 'one', after: 'other' }]);
    expect(changedPlaces(null, undefined)).toEqual([]);
  });
});
