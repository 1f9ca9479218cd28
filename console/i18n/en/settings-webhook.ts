import type { components } from '../../../client/client.ts';

type Delivery = components['schemas']['WebhookDelivery'];

export const settingsWebhook = {
  title: 'Webhooks',
  add: 'Add an endpoint',
  empty: 'No shop receives webhooks',
  emptyWhy:
    'An endpoint is told what happens to the orders of its shop, signed, and tried again when it does not answer.',
  head: { url: 'Address', shop: 'Shop', state: 'State', pending: 'On the way', parked: 'Given up' },
  state: { on: 'On', off: 'Off since {{time}}', parked: 'Something was given up' },
  test: 'Send a test',
  enable: 'Switch on',
  disable: 'Switch off',
  rotate: 'New secret',
  both: 'Signed with two secrets until {{time}}',
  form: {
    title: 'Add an endpoint',
    shop: 'Shop',
    url: 'Address',
    urlHint: 'Where the shop’s server takes webhooks; https outside of a local stack.',
    send: 'Add',
  },
  need: { shop: 'Choose a shop', url: 'An address is needed' },
  secret: {
    title: 'Secret of the endpoint',
    label: 'Secret',
    why: 'The receiver verifies each webhook with it, as Standard Webhooks says. It is shown this once.',
  },
  grace: 'Sign with the old secret as well',
  graceOf: { none: 'Not any more', hour: 'for an hour', day: 'for a day', week: 'for seven days' },
  deliveries: {
    title: 'Deliveries',
    all: 'All',
    none: 'Nothing was sent yet',
    noneWhy: 'Send a test to see whether it arrives.',
    tries_one: '{{count}} try',
    tries_other: '{{count}} tries',
    next: 'next try {{time}}',
    status: 'answered {{status}}',
    retry: 'Retry',
    state: { pending: 'On the way', delivered: 'Arrived', parked: 'Given up' } satisfies Record<
      Delivery['state'],
      string
    >,
    error: {
      gone: 'The receiver says that it is gone',
      off: 'The endpoint was off',
      no: 'No answer',
      failed: 'Refused by the receiver',
      address: 'The address is not allowed',
    },
    more: 'Show more',
  },
} as const;
