/** The made-up person whom the demo checkouts are filled in for. The sample licences carry the same name and address. */
export const demoShopper = {
  firstName: 'Avery Quinn',
  lastName: 'Sample',
  address1: '123 Main Street',
  city: 'Austin',
  stateOrProvince: 'Texas',
  stateOrProvinceCode: 'TX',
  countryCode: 'US',
  postalCode: '78701',
  phone: '5125550100',
  email: 'avery@example.com',
  /** Of the account that the shop starts with. */
  password: 'sandbox-shopper',
} as const;
