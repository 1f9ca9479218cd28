import type { PaymentGateway } from '../adapters/payment/port.ts';

export const gatewayOf = (gateways: ReadonlyMap<string, PaymentGateway>, method: string): PaymentGateway => {
  const gateway = gateways.get(method);
  if (!gateway) throw new Error(`no gateway is configured for the method ${method}`);
  return gateway;
};
