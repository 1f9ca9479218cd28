import { createCardhouseGateway, type CardhouseOptions } from './cardhouse.ts';
import type { PaymentGateway } from './port.ts';
import { createYipayGateway, type YipayOptions } from './yipay.ts';

export type GatewaysConfig = { readonly yipay: YipayOptions; readonly cardhouse: CardhouseOptions };

/** Every gateway by the name of its payment method. */
export const createGateways = (config: GatewaysConfig): ReadonlyMap<string, PaymentGateway> => {
  const gateways = [createYipayGateway(config.yipay), createCardhouseGateway(config.cardhouse)];
  return new Map(gateways.map((gateway) => [gateway.name, gateway]));
};
