import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { evidenceSchema } from '../../src/contract/schema/evidence.ts';
import { findingSchema } from '../../src/contract/schema/finding.ts';
import { cartIdSchema, checkIdSchema } from '../../src/contract/schema/ids.ts';
import { invitationSchema } from '../../src/contract/schema/merchant-check.ts';
import { problemSchema } from '../../src/contract/schema/problem.ts';
import { providerSchema } from '../../src/contract/schema/provider.ts';
import { requirementSchema } from '../../src/contract/schema/requirement.ts';
import { statusSchema } from '../../src/contract/schema/status.ts';
import { readCheckId } from '../../src/contract/wire/check-view.ts';
import { readCartId } from '../../src/contract/wire/decision.ts';
import { errorCodes, readProblem } from '../../src/contract/wire/error-codes.ts';
import type { Evidence } from '../../src/contract/wire/evidence.ts';
import { type Finding, readFinding } from '../../src/contract/wire/finding.ts';
import { readHandOff } from '../../src/contract/wire/hand-off.ts';
import { merchantErrorCodes } from '../../src/contract/wire/merchant-error-codes.ts';
import { type Requirement, readRequirement } from '../../src/contract/wire/requirement.ts';
import { readStatus, type Status, statuses } from '../../src/contract/wire/status.ts';
import { type ProviderName, providerNames } from '../../src/receiver/checks/provider.ts';

/** Values that are right, and values that are wrong in one place. */
const almost = (good: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 1, arbitrary: fc.anything() },
    {
      weight: 2,
      arbitrary: fc.tuple(good, fc.nat(), fc.anything()).map(([value, at, other]) => {
        if (typeof value === 'string') return `${value.slice(0, at % (value.length + 1))}${String(at)}`;
        if (typeof value !== 'object' || value === null) return other;
        const names = Object.keys(value);
        return { ...value, [names[at % names.length] ?? '']: other };
      }),
    },
  );

describe('a shape that is described twice takes the same values', () => {
  const id = (prefix: string, letters: string, minLength: number, maxLength: number) =>
    fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => `${prefix}${all.join('')}`);
  test.each<[string, z.ZodType, (value: unknown) => unknown, fc.Arbitrary<unknown>]>([
    ['status', statusSchema, readStatus, fc.constantFrom(...statuses)],
    ['finding', findingSchema, readFinding, fc.constantFrom(...findingSchema.options)],
    [
      'requirement',
      requirementSchema,
      readRequirement,
      fc.record({ ial: fc.integer({ min: -1, max: 4 }), minimumAge: fc.option(fc.integer({ min: -1, max: 122 })) }),
    ],
    ['check id', checkIdSchema, readCheckId, id('chk_', '0123456789abz', 18, 38)],
    ['cart id', cartIdSchema, readCartId, id('', '0aZ-', 6, 66)],
    [
      'problem',
      problemSchema.omit({ status: true, fields: true }),
      readProblem,
      fc.record({
        code: fc.constantFrom(...errorCodes),
        title: fc.string({ maxLength: 510 }),
        requestId: fc.string({ maxLength: 105 }),
        retryable: fc.boolean(),
      }),
    ],
    [
      'link',
      invitationSchema.shape.link,
      (value) => readHandOff({ link: value, expiresAtMs: 0, mayMail: false }),
      id('https://r.example/verify/#', 'aA0_-', 20, 45),
    ],
  ])('%s', (_what, schema, read, good) => {
    fc.assert(
      fc.property(almost(good), (value) => {
        expect(schema.safeParse(value).success).toBe(read(value) !== undefined);
      }),
      { numRuns: 500 },
    );
  });

  test('and is of the same type', () => {
    expectTypeOf<z.infer<typeof statusSchema>>().toEqualTypeOf<Status>();
    expectTypeOf<z.infer<typeof findingSchema>>().toEqualTypeOf<Finding>();
    expectTypeOf<z.infer<typeof requirementSchema>>().toEqualTypeOf<Requirement>();
    expectTypeOf<z.infer<typeof providerSchema>>().toEqualTypeOf<ProviderName>();
    expectTypeOf<Evidence>().toExtend<z.infer<typeof evidenceSchema>>();
    expect(providerSchema.options).toEqual(providerNames);
  });
});

test('no two errors have the same code', () => {
  const codes = [...errorCodes, ...merchantErrorCodes];
  expect(new Set(codes).size).toBe(codes.length);
});
