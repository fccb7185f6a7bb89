import type { SomeFacts } from '../contract/wire/facts.ts';
import type { Rule } from '../contract/wire/policy.ts';
import type { Requirement } from '../contract/wire/requirement.ts';

/** What a rule requires, and whether that is certain: where it is not known where the goods go, it is the highest age that may be meant. */
export interface Required {
  readonly requirement: Requirement;
  readonly isCertain: boolean;
}

/** What a rule requires of what goes where these facts say. A cart that ships nothing goes where it is billed to. */
export function requiredBy(
  { requires, minimumAgeIn = [] }: Pick<Rule, 'requires' | 'minimumAgeIn'>,
  facts: SomeFacts,
): Required {
  if (minimumAgeIn.length === 0) return { requirement: requires, isCertain: true };
  const ageIn = (place: string) => minimumAgeIn.find((one) => one.place === place)?.minimumAge;
  const own = requires.minimumAge ?? 0;
  /** The ages that may be meant in this country: one, once it is known where in it. */
  const agesIn = (country: string, regions: readonly string[] | null): readonly number[] => {
    const ofCountry = ageIn(country) ?? own;
    const ofStates = minimumAgeIn.filter(({ place }) => place.startsWith(`${country}-`));
    if (ofStates.length === 0) return [ofCountry];
    return regions === null
      ? [ofCountry, ...ofStates.map(({ minimumAge }) => minimumAge)]
      : [highest(regions.map((region) => ageIn(region) ?? ofCountry))];
  };
  const ages = destinationsOf(facts)?.map(({ country, regions }) => agesIn(country, regions)) ?? [
    [own, ...minimumAgeIn.map(({ minimumAge }) => minimumAge)],
  ];
  return {
    requirement: { ...requires, minimumAge: highest(ages.flat()) || null },
    isCertain: ages.every((possible) => new Set(possible).size === 1),
  };
}

const highest = (ages: readonly number[]) => Math.max(0, ...ages);

interface Destination {
  readonly country: string;
  /** Null where that is not known. */
  readonly regions: readonly string[] | null;
}

/** Null where it is not known. */
function destinationsOf({
  shippingCountries = null,
  shippingRegions = null,
  billingCountry = null,
  billingRegion = null,
}: SomeFacts): readonly Destination[] | null {
  if (shippingCountries === null) return null;
  if (shippingCountries.length > 0) {
    return shippingCountries.map((country) => {
      const inside = shippingRegions?.filter((region) => region.startsWith(`${country}-`)) ?? [];
      return { country, regions: inside.length > 0 ? inside : null };
    });
  }
  return billingCountry === null
    ? null
    : [{ country: billingCountry, regions: billingRegion === null ? null : [billingRegion] }];
}
