import { describe, expect, test } from 'vitest';
import { ORDER_STATUSES } from '../../../domain/order/status.ts';
import { type LinkFacts, linkTarget } from '../../../domain/payment/link.ts';
import { PAYMENT_STATUSES } from '../../../domain/payment/status.ts';

const open: LinkFacts = { order: 'awaiting_payment', payment: 'pending', isClosing: false, hasGatewayPage: true };

describe('a payment link', () => {
  test.each<[string, Partial<LinkFacts>, string]>([
    ['leads to the gateway while there is something to pay', {}, 'gateway'],
    ['waits for the gateway', { payment: 'created', hasGatewayPage: false }, 'preparing'],
    ['leads to the gateway after a refused try', { payment: 'declined' }, 'gateway'],
    ['shows at the gateway that it is paid', { order: 'fulfilling', payment: 'captured' }, 'gateway'],
    ['ends while the gateway is asked to close it', { isClosing: true }, 'closed'],
    ['ends before it exists at the gateway', { payment: 'created', isClosing: true, hasGatewayPage: false }, 'closed'],
    ['leads to the gateway when money came before the closing', { payment: 'captured', isClosing: true }, 'gateway'],
    ['ends with the order that expired', { order: 'expired', payment: 'closed', isClosing: true }, 'expired'],
    ['ends with the order, though money came late', { order: 'expired', payment: 'captured' }, 'expired'],
    ['ends with a cancel', { order: 'cancelling' }, 'cancelled'],
  ])('%s', (_, change, target) => {
    expect(linkTarget({ ...open, ...change })).toBe(target);
  });

  test('never leads a customer to pay for an order that takes no money', () => {
    for (const order of ORDER_STATUSES.filter((status) => /^(expired|cancel)/.test(status)))
      for (const payment of PAYMENT_STATUSES)
        for (const isClosing of [true, false])
          expect(linkTarget({ ...open, order, payment, isClosing })).toMatch(/^(expired|cancelled)$/);
  });
});
