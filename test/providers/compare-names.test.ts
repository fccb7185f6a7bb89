import { describe, expect, test } from 'vitest';
import { compareNames } from '../../src/receiver/providers/compare-names.ts';

const compare = (document: string, given: string) => {
  const [lastName = '', firstName = '', middleName = ''] = document.split(',');
  const [last = '', first = ''] = given.split(',');
  return compareNames({ lastName, firstName, middleName }, { first, last });
};

describe('a name on a document', () => {
  test.each([
    ['SAMPLE,AVERY,QUINN', 'Sample,Avery'],
    ['SAMPLE,AVERY,QUINN', '  sample , AVERY '],
    ['SAMPLE,AVERY', 'Sample,Avery Q.'],
    ['GARCIA,JOSE', 'García,José'],
    ['OBRIEN,SEAN', 'O’Brien,Seán'],
    ["O'BRIEN,SEAN", 'OBrien,Sean'],
    ['SAMPLE JR,AVERY', 'Sample,Avery'],
    ['SAMPLE,AVERY', 'Sample Jr.,Avery'],
    ['LUKASZEWSKI,LUKASZ', 'Łukaszewski,Łukasz'],
    ['SMITH-JONES,MARY', 'Smith Jones,Mary'],
    ['NG,AI', 'Ng,Ai'],
    ['SAMPLE JR,AVERY', 'Sample II,Avery'],
    ['KAAHUMANU,LEILANI', 'Kaʻahumanu,Leilani'],
  ])('%s is that of %s', (document, given) => {
    expect(compare(document, given)).toBe('match');
  });

  test.each([
    ['a nickname', 'SAMPLE,WILLIAM', 'Sample,Bill'],
    ['another nickname', 'SAMPLE,ELIZABETH,ANNE', 'Sample,Liz'],
    ['the middle name', 'SAMPLE,AVERY,QUINN', 'Sample,Quinn'],
    ['an initial', 'SAMPLE,AVERY', 'Sample,A'],
    ['the fields the other way round', 'SAMPLE,AVERY', 'Avery,Sample'],
    ['all in one field', 'SAMPLE,AVERY', 'Avery Sample,'],
    ['one of two surnames', 'GARCIA LOPEZ,MARIA', 'García,María'],
    ['both surnames where the document has one', 'GARCIA,MARIA', 'García López,María'],
    ['a hyphened given name in part', 'SAMPLE,MARY-JANE', 'Sample,Jane'],
    ['a slip of the finger', 'SAMPLESON,AVERY', 'Samplesno,Avery'],
    ['a letter less', 'CHRISTENSEN,AVERY', 'Christense,Avery'],
    ['a name the document cut off', 'WOLFESCHLEGELSTEIN,AVERY', 'Wolfeschlegelsteinhausen,Avery'],
  ])('is close to %s', (_what, document, given) => {
    expect(compare(document, given)).toBe('close');
  });

  test.each([
    ['another first name', 'SAMPLE,AVERY', 'Sample,Jordan'],
    ['another last name', 'SAMPLE,AVERY', 'Stone,Avery'],
    ['a parent of the same surname', 'SAMPLE,MARGARET', 'Sample,Avery'],
    ['a short name with another letter', 'LEE,ANN', 'Lea,Ann'],
    ['another person altogether', 'SAMPLE,AVERY', 'Doe,Jane'],
    ['only one half of the name', 'SAMPLE,AVERY', ',Avery'],
    ['a particle that many names share', 'DE LA CRUZ,ANA', 'De La Rosa,Ana'],
    ['a prefix of the surname', 'SAMPLESON,AVERY', 'Sample,Avery'],
    ['a son of the same name', 'SAMPLE SR,AVERY', 'Sample Jr.,Avery'],
    ['a grandson of the same name', 'SAMPLE,AVERY II', 'Sample III,Avery'],
    ['a sister whose name ends otherwise', 'SAMPLE,JULIAN', 'Sample,Juliana'],
    ['a father whose name ends otherwise', 'SAMPLE,MARIO', 'Sample,Maria'],
  ])('differs from %s', (_what, document, given) => {
    expect(compare(document, given)).toBe('differs');
  });

  test.each([
    ['another script', 'SAMPLE,AVERY', '山田,太郎'],
    ['another script than its own', 'ИВАНОВ,ИВАН', 'Ivanov,Ivan'],
    ['another script in one half', 'SAMPLE,AVERY', 'Sample,太郎'],
    ['no name', 'SAMPLE,AVERY', ','],
    ['none on the document', ',', 'Sample,Avery'],
  ])('can not be compared with %s', (_what, document, given) => {
    expect(compare(document, given)).toBe('not_compared');
  });
});
