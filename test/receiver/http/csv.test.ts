import { expect, test } from 'vitest';
import { csvLine } from '../../../src/receiver/http/csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('%j is no formula in a spreadsheet', (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`);
});

test('a number is a number, what is not there is empty, and what parts cells or lines is quoted', () => {
  expect(csvLine(['a', -1, null, 'b,c', 'd"e', 'f\ng'])).toBe('a,-1,,"b,c","d""e","f\ng"\r\n');
});
