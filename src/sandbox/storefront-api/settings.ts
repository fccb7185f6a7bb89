import { Hono } from 'hono';
import { z } from 'zod';
import { currency } from '../money.ts';
import { type PaymentMethod, paymentMethods } from '../payment-methods.ts';
import { countries } from '../places.ts';
import type { ConsentCategory, Session } from '../state.ts';
import { type Store, storeId, storeName } from '../store.ts';
import { storefrontProblem } from './problems.ts';
import { readSession } from './sessions.ts';

/** What the checkout SDK asks of the shop before it shows anything. */
export function settingsRoutes(store: Store): Hono {
  return new Hono()
    .get('/checkout-settings', (c) => c.json(checkoutSettings(store, readSession(store, c))))
    .get('/form-fields', (c) =>
      c.json({ customerAccount: [], shippingAddress: addressFields, billingAddress: addressFields }),
    )
    .get('/payments', (c) => c.json(paymentMethods.map(viewPaymentMethod)))
    .get('/payments/:id', (c) => {
      const method = paymentMethods.find(({ id }) => id === c.req.param('id'));
      return method ? c.json(viewPaymentMethod(method)) : storefrontProblem(c, 404, 'not_found', 'No such method.');
    })
    .get('/checkout-extensions', (c) => c.json([]))
    .post('/subscriptions', async (c) => c.json(await c.req.json().catch(() => ({}))))
    .post('/consent', async (c) => {
      const given = consentChoice.safeParse(await c.req.json().catch(() => undefined));
      const session = readSession(store, c);
      if (!given.success || !session) return storefrontProblem(c, 400, 'invalid_request', 'The choice can’t be read.');
      session.consent = given.data.allow.flatMap((id) => consentIds[id] ?? []);
      store.changed();
      return c.json({});
    });
}

/** `/internalapi/v1/{store,shipping}/countries`. */
export function countryRoutes(): Hono {
  const data = countries.map(({ code, name, subdivisions }) => ({
    code,
    name,
    subdivisions,
    hasPostalCodes: true,
    requiresState: subdivisions.length > 0,
  }));
  return new Hono().get('/:of{store|shipping}/countries', (c) => c.json({ data, meta: {} }));
}

const consentChoice = z.object({ allow: z.array(z.int()), deny: z.array(z.int()).default([]) });
const consentIds: Record<number, ConsentCategory> = { 1: 'analytics', 2: 'functional', 3: 'targeting' };

const methodKinds: Record<PaymentMethod['type'], string> = {
  PAYMENT_TYPE_OFFLINE: 'offline',
  PAYMENT_TYPE_API: 'credit-card',
  PAYMENT_TYPE_SDK: 'wallet',
};

const viewPaymentMethod = ({ id, name, instructions, type }: PaymentMethod) => ({
  id,
  gateway: null,
  logoUrl: '',
  method: methodKinds[type],
  type,
  supportedCards: [],
  providesShippingAddress: false,
  skipRedirectConfirmationAlert: true,
  config: { displayName: name, helpText: instructions, testMode: false },
  initializationData: null,
});

const field = (name: string, label: string, required: boolean) => ({
  id: name,
  name,
  custom: false,
  label,
  required,
  default: '',
  type: 'string',
  fieldType: 'text',
});
const addressFields = [
  field('firstName', 'First Name', true),
  field('lastName', 'Last Name', true),
  field('company', 'Company Name', false),
  field('phone', 'Phone Number', false),
  field('address1', 'Address', true),
  field('address2', 'Apartment/Suite/Building', false),
  field('city', 'City', true),
  field('countryCode', 'Country', true),
  field('stateOrProvinceCode', 'State/Province', false),
  field('postalCode', 'Postal Code', true),
];

function checkoutSettings(store: Store, session: Session | undefined) {
  const asksForTerms = session?.switches.asksForTerms ?? false;
  const { publicUrl } = store;
  const shopCurrency = {
    code: currency.code,
    decimalPlaces: String(currency.decimalPlaces),
    decimalSeparator: '.',
    isTransactional: true,
    symbolLocation: 'left',
    symbol: currency.symbol,
    thousandsSeparator: ',',
  };
  return {
    context: { checkoutId: session?.cartId ?? null, geoCountryCode: 'US', flashMessages: [], payment: { token: null } },
    customization: { languageData: [] },
    storeConfig: {
      cdnPath: publicUrl,
      imageDirectory: 'product_images',
      isAngularDebuggingEnabled: false,
      displayDateFormat: 'dd MMM yyyy',
      inputDateFormat: 'dd/MM/yyyy',
      displaySettings: { hidePriceFromGuests: false },
      paymentSettings: { bigpayBaseUrl: publicUrl, clientSidePaymentProviders: [] },
      currency: shopCurrency,
      shopperCurrency: { ...shopCurrency, exchangeRate: 1 },
      shopperConfig: {
        defaultNewsletterSignup: false,
        passwordRequirements: { alpha: '', numeric: '', minlength: 7, description: '' },
        showNewsletterSignup: false,
      },
      storeProfile: {
        orderEmail: 'orders@example.com',
        shopPath: publicUrl,
        storeCountry: 'United States',
        storeCountryCode: 'US',
        storeHash: store.storeHash,
        storeId: String(storeId),
        storeName,
        storePhoneNumber: '',
        storeLanguage: 'en_US',
      },
      links: {
        baseUrl: publicUrl,
        siteLink: publicUrl,
        cartLink: `${publicUrl}/cart`,
        checkoutLink: `${publicUrl}/checkout`,
        orderConfirmationLink: `${publicUrl}/checkout/order-confirmation`,
        createAccountLink: publicUrl,
        forgotPasswordLink: publicUrl,
        loginLink: publicUrl,
        logoutLink: publicUrl,
      },
      checkoutSettings: {
        features: {},
        checkoutBillingSameAsShippingEnabled: true,
        checkoutUserExperienceSettings: {
          enhancedCheckoutThemeV1: false,
          walletButtonsOnTop: false,
          floatingLabelEnabled: false,
        },
        enableOrderComments: false,
        enableTermsAndConditions: asksForTerms,
        googleMapsApiKey: '',
        googleRecaptchaSitekey: '',
        guestCheckoutEnabled: true,
        hasMultiShippingEnabled: false,
        isAccountCreationEnabled: false,
        isAnalyticsEnabled: false,
        isCardVaultingEnabled: false,
        isCouponCodeCollapsed: true,
        isExpressPrivacyPolicy: false,
        isPaymentRequestCanMakePaymentEnabled: false,
        isPaymentRequestEnabled: false,
        isSignInEmailEnabled: false,
        isSpamProtectionEnabled: false,
        isStorefrontSpamProtectionEnabled: false,
        isTrustedShippingAddressEnabled: false,
        orderTermsAndConditions: asksForTerms ? 'Nothing here is real, and nothing is shipped.' : '',
        orderTermsAndConditionsLink: '',
        orderTermsAndConditionsLocation: '',
        orderTermsAndConditionsType: asksForTerms ? 'textarea' : '',
        privacyPolicyUrl: '',
        providerWithCustomCheckout: null,
        realtimeShippingProviders: [],
        remoteCheckoutProviders: [],
        requiresMarketingConsent: false,
        shippingQuoteFailedMessage: '',
        shouldRedirectToStorefrontForAuth: false,
      },
    },
  };
}
