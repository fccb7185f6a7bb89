import { type Context, Hono } from 'hono';
import { type Country, countries } from '../places.ts';
import type { Store } from '../store.ts';
import { legacyPage, listOrNothing } from './pages.ts';
import { notFound } from './problems.ts';

/** `/v2/countries`: where the shop ships to, with the codes of states, of which an order has the names alone. */
export function countryRoutes(store: Store): Hono {
  const asked = (c: Context) => countries.find(({ id }) => id === Number(c.req.param('id')));
  return new Hono()
    .get('/', (c) => {
      const listed = countries.map((country) => viewCountry(store, country));
      return listOrNothing(c, legacyPage(c, filtered(c, ['country', 'country_iso2', 'country_iso3'], listed)));
    })
    .get('/states', (c) => {
      const states = countries.flatMap(viewStates);
      return listOrNothing(c, legacyPage(c, filtered(c, ['state', 'state_abbreviation'], states)));
    })
    .get('/:id{[0-9]+}', (c) => {
      const country = asked(c);
      return country ? c.json(viewCountry(store, country)) : notFound(c);
    })
    .get('/:id{[0-9]+}/states', (c) => {
      const country = asked(c);
      if (!country) return notFound(c);
      return listOrNothing(c, legacyPage(c, filtered(c, ['state', 'state_abbreviation'], viewStates(country))));
    });
}

/** Those that have the very values which the address of the request names. */
const filtered = <Name extends string, T extends Record<Name, unknown>>(
  c: Context,
  names: readonly Name[],
  items: readonly T[],
): T[] => items.filter((item) => names.every((name) => (c.req.query(name) ?? item[name]) === item[name]));

function viewCountry({ publicUrl, storeHash }: Store, { id, name, code, longCode }: Country) {
  const resource = `/countries/${id}/states`;
  return {
    id,
    country: name,
    country_iso2: code,
    country_iso3: longCode,
    states: { url: `${publicUrl}/stores/${storeHash}/v2${resource}`, resource },
  };
}

const mostStates = 1_000;

const viewStates = ({ id: countryId, subdivisions }: Country) =>
  subdivisions.map(({ code, name }, index) => ({
    id: countryId * mostStates + index,
    state: name,
    state_abbreviation: code,
    country_id: countryId,
  }));
