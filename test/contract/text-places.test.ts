import { describe, expect, test } from 'vitest';
import { changesAt, placesOf } from '../../src/contract/wire/text-places.ts';
import { texts } from '../../widget/texts/en.ts';

describe('texts by their places', () => {
  test('name every text of the widget, and lead back to it', () => {
    const places = placesOf(texts);
    expect(places['why.title']).toBe(texts.why.title);
    expect(places['photo.problem.not_a_picture']).toBe(texts.photo.problem.not_a_picture);
    expect(JSON.parse(JSON.stringify(changesAt(places)))).toEqual(texts);
  });

  test('reach no further than the changes, whatever they are called', () => {
    const changes = changesAt({ '__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes' });
    expect(Object.keys(changes)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('are in one place once', () => {
    expect(JSON.parse(JSON.stringify(changesAt({ why: 'this', 'why.title': 'that' })))).toEqual({
      why: { title: 'that' },
    });
  });
});
