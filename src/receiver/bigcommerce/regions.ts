import { z } from 'zod';
import { type Facts, readRegion } from '../../contract/wire/facts.ts';
import { ok } from '../../contract/wire/result.ts';
import type { Place, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { createMemory, type Load } from './memory.ts';

/** The codes of places, of which an order has the names alone. */
export interface Regions {
  /** Null for what can't be told. A place in a country without states is in no region. */
  find(
    shippingPlaces: readonly Place[] | null,
    billingPlace: Place | null,
  ): ShopResult<Pick<Facts, 'shippingRegions' | 'billingRegion'>>;
}

/** A country's states: their codes by name. Empty for a country that has none. */
type States = ReadonlyMap<string, string>;

// States come and go once in a generation.
const lifeMs = Number.POSITIVE_INFINITY;
const mostCountries = 300;
const pageSize = 250;

const countries = z.array(z.object({ id: z.number(), country_iso2: z.string() }));
const states = z.array(z.object({ state: z.string(), state_abbreviation: z.string() }));

export function createRegions(client: Client, clock: () => number): Regions {
  const kept = createMemory<string, States>(clock, lifeMs, mostCountries);

  const load: Load<string, States> = async (codes) => {
    const found = new Map<string, States>();
    for (const code of codes) {
      const listed = await client.get('v2/countries', countries, { country_iso2: code });
      if (!listed.ok) return listed;
      const country = listed.value.find(({ country_iso2 }) => country_iso2 === code);
      if (!country) continue;
      const read = await client.get(`v2/countries/${country.id}/states`, states, { limit: pageSize });
      // A country without states is said to have none in more than one way.
      if (!read.ok && read.code !== 'not_found') return read;
      const named = read.ok ? read.value : [];
      found.set(code, new Map(named.map((one) => [one.state.toLowerCase(), one.state_abbreviation.toUpperCase()])));
    }
    return ok(found);
  };

  return {
    async find(shippingPlaces, billingPlace) {
      const places = [...(shippingPlaces ?? []), ...(billingPlace ? [billingPlace] : [])];
      const read = await kept.recall(
        places.map(({ country }) => country),
        load,
      );
      if (!read.ok) return read;
      const codeOf = (place: Place) => regionOf(place, read.value.get(place.country));
      const shipped = shippingPlaces?.map(codeOf) ?? null;
      return ok({
        shippingRegions: shipped?.every((one) => one !== null) ? [...new Set(shipped.flat())] : null,
        billingRegion: (billingPlace && codeOf(billingPlace)?.[0]) ?? null,
      });
    },
  };
}

/** The place's region, none in a country without states, or null when that can't be told. */
function regionOf({ country, state }: Place, known: States | undefined): string[] | null {
  if (!known) return null;
  if (known.size === 0) return [];
  const region = readRegion(`${country}-${known.get(state.trim().toLowerCase()) ?? ''}`);
  return region === undefined ? null : [region];
}
