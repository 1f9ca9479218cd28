import { createHmac } from 'node:crypto';
import { sameText } from './constant-time.ts';

export type Links = {
  /** The signed address of ours that leads a customer to the gateway. */
  payUrl(paymentId: string): string;
  isPaySignature(paymentId: string, signature: string): boolean;
  /** The customer's own page of an order: who has it may act as its customer, and for that order alone. */
  customerUrl(orderId: string): string;
  /** The order that a page's token opens, if we signed it. */
  orderOfToken(token: string): string | undefined;
  /** One-way mark of a customer, for limits per person. */
  markCustomer(phone: string): string;
};

/** Half of the HMAC, as RFC 2104 allows: 128 bits, so that the address stays short enough for a text message. */
const SIGNATURE_LENGTH = 22;
const TOKEN = /^([0-9a-z]{26})([A-Za-z0-9_-]{22})$/;

/** Signs and checks our own links: nobody can make one up, and one tells nothing about another. */
export const createLinks = ({ secret, publicUrl }: { readonly secret: string; readonly publicUrl: string }): Links => {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const signOrder = (orderId: string): string => sign(`order:${orderId}`).slice(0, SIGNATURE_LENGTH);
  return {
    payUrl: (paymentId) => `${publicUrl}/pay/${paymentId}?s=${sign(`pay:${paymentId}`)}`,
    isPaySignature: (paymentId, signature) => sameText(signature, sign(`pay:${paymentId}`)),
    customerUrl: (orderId) => `${publicUrl}/o/${orderId.replace(/^ord_/, '')}${signOrder(orderId)}`,
    orderOfToken: (token) => {
      const [, id = '', signature = ''] = TOKEN.exec(token) ?? [];
      const orderId = `ord_${id}`;
      return sameText(signature, signOrder(orderId)) ? orderId : undefined;
    },
    markCustomer: (phone) => sign(`customer:${phone}`),
  };
};
