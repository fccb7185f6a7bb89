export interface Country {
  readonly id: number;
  /** Of two letters. */
  readonly code: string;
  readonly longCode: string;
  readonly name: string;
  readonly subdivisions: readonly { readonly code: string; readonly name: string }[];
}

const subdivisions = (list: string) =>
  list.split(';').map((entry) => {
    const [code = '', name = ''] = entry.split(':');
    return { code, name };
  });

/** Where the shop ships to. */
export const countries: readonly Country[] = [
  {
    id: 226,
    code: 'US',
    longCode: 'USA',
    name: 'United States',
    subdivisions: subdivisions(
      'AL:Alabama;AK:Alaska;AZ:Arizona;AR:Arkansas;CA:California;CO:Colorado;CT:Connecticut;DE:Delaware;DC:District of Columbia;FL:Florida;GA:Georgia;HI:Hawaii;ID:Idaho;IL:Illinois;IN:Indiana;IA:Iowa;KS:Kansas;KY:Kentucky;LA:Louisiana;ME:Maine;MD:Maryland;MA:Massachusetts;MI:Michigan;MN:Minnesota;MS:Mississippi;MO:Missouri;MT:Montana;NE:Nebraska;NV:Nevada;NH:New Hampshire;NJ:New Jersey;NM:New Mexico;NY:New York;NC:North Carolina;ND:North Dakota;OH:Ohio;OK:Oklahoma;OR:Oregon;PA:Pennsylvania;RI:Rhode Island;SC:South Carolina;SD:South Dakota;TN:Tennessee;TX:Texas;UT:Utah;VT:Vermont;VA:Virginia;WA:Washington;WV:West Virginia;WI:Wisconsin;WY:Wyoming',
    ),
  },
  {
    id: 38,
    code: 'CA',
    longCode: 'CAN',
    name: 'Canada',
    subdivisions: subdivisions(
      'AB:Alberta;BC:British Columbia;MB:Manitoba;NB:New Brunswick;NL:Newfoundland and Labrador;NS:Nova Scotia;NT:Northwest Territories;NU:Nunavut;ON:Ontario;PE:Prince Edward Island;QC:Quebec;SK:Saskatchewan;YT:Yukon',
    ),
  },
  { id: 225, code: 'GB', longCode: 'GBR', name: 'United Kingdom', subdivisions: [] },
];

export const countryName = (code: string): string => countries.find((country) => country.code === code)?.name ?? '';

export interface ShippingOption {
  readonly id: string;
  readonly name: string;
  readonly transitTime: string;
  readonly costMinor: number;
}

const domestic: readonly ShippingOption[] = [
  { id: 'ship-standard', name: 'Standard', transitTime: '3–5 days', costMinor: 5_95 },
  { id: 'ship-express', name: 'Express', transitTime: '1–2 days', costMinor: 14_95 },
];
const abroad: readonly ShippingOption[] = [
  { id: 'ship-abroad', name: 'International', transitTime: '7–12 days', costMinor: 19_95 },
];

/** What can be shipped there, the default first; nothing to a country that the shop does not ship to. */
export function shippingOptionsTo(countryCode: string): readonly ShippingOption[] {
  if (!countryName(countryCode)) return [];
  return countryCode === 'US' ? domestic : abroad;
}
