/** @jsxImportSource react */
import type { Address, AddressRequestBody, Country } from '@bigcommerce/checkout-sdk/essential';
import { Field } from './Field.tsx';

export type AddressValues = Pick<
  AddressRequestBody,
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'address1'
  | 'address2'
  | 'city'
  | 'stateOrProvince'
  | 'stateOrProvinceCode'
  | 'countryCode'
  | 'postalCode'
  | 'phone'
>;

/** The fields of an address that is there already, or blank ones for the country that most shoppers of the shop live in. */
export const startValues = (address: Partial<Address> | undefined): AddressValues => ({
  firstName: address?.firstName ?? '',
  lastName: address?.lastName ?? '',
  company: address?.company ?? '',
  address1: address?.address1 ?? '',
  address2: address?.address2 ?? '',
  city: address?.city ?? '',
  stateOrProvince: address?.stateOrProvince ?? '',
  stateOrProvinceCode: address?.stateOrProvinceCode ?? '',
  countryCode: address?.countryCode || 'US',
  postalCode: address?.postalCode ?? '',
  phone: address?.phone ?? '',
});

export const asRequestBody = (values: AddressValues): AddressRequestBody => ({ ...values, customFields: [] });

interface Props {
  readonly id: string;
  readonly legend: string;
  readonly countries: readonly Country[];
  readonly values: AddressValues;
  readonly onChange: (values: AddressValues) => void;
}

/** An address form, with the element ids of the hosted page. */
export function AddressFields({ id, legend, countries, values, onChange }: Props) {
  const set = (name: keyof AddressValues) => (value: string) => onChange({ ...values, [name]: value });
  const regions = countries.find(({ code }) => code === values.countryCode)?.subdivisions ?? [];
  const setRegion = (code: string) =>
    onChange({
      ...values,
      stateOrProvinceCode: code,
      stateOrProvince: regions.find((region) => region.code === code)?.name ?? '',
    });
  const setCountry = (countryCode: string) =>
    onChange({ ...values, countryCode, stateOrProvince: '', stateOrProvinceCode: '' });
  const input = (name: keyof AddressValues, inputId: string, label: string, autoComplete: string, required = true) => (
    <Field
      id={inputId}
      name={name}
      label={label}
      autoComplete={autoComplete}
      required={required}
      value={values[name]}
      onChange={set(name)}
    />
  );
  return (
    <fieldset className="form-fieldset" id={id}>
      <legend className="form-legend">{legend}</legend>
      <div className="checkout-address">
        {input('firstName', 'firstNameInput', 'First name', 'given-name')}
        {input('lastName', 'lastNameInput', 'Last name', 'family-name')}
        {input('company', 'companyInput', 'Company', 'organization', false)}
        {input('phone', 'phoneInput', 'Phone', 'tel', false)}
        {input('address1', 'addressLine1Input', 'Address', 'address-line1')}
        {input('address2', 'addressLine2Input', 'Apartment, suite, building', 'address-line2', false)}
        {input('city', 'cityInput', 'City', 'address-level2')}
        <Field
          id="countryCodeInput"
          name="countryCode"
          label="Country"
          autoComplete="country"
          required
          value={values.countryCode}
          onChange={setCountry}
          options={countries}
        />
        {regions.length > 0 ? (
          <Field
            id="provinceCodeInput"
            name="stateOrProvinceCode"
            label="State or province"
            autoComplete="address-level1"
            required
            value={values.stateOrProvinceCode}
            onChange={setRegion}
            options={regions}
          />
        ) : (
          input('stateOrProvince', 'provinceInput', 'State or province', 'address-level1', false)
        )}
        {input('postalCode', 'postCodeInput', 'Postal code', 'postal-code')}
      </div>
    </fieldset>
  );
}
