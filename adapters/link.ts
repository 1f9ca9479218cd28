import { createHmac } from 'node:crypto';
import { sameText } from './constant-time.ts';

export type Links = {
  /** The signed address of ours that leads a customer to the gateway. */
  payUrl(paymentId: string): string;
  isPaySignature(paymentId: string, signature: string): boolean;
  /** One-way mark of a customer, for limits per person. */
  markCustomer(phone: string): string;
};

/** Signs and checks our own links: nobody can make one up, and one tells nothing about another. */
export const createLinks = ({ secret, publicUrl }: { readonly secret: string; readonly publicUrl: string }): Links => {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    payUrl: (paymentId) => `${publicUrl}/pay/${paymentId}?s=${sign(`pay:${paymentId}`)}`,
    isPaySignature: (paymentId, signature) => sameText(signature, sign(`pay:${paymentId}`)),
    markCustomer: (phone) => sign(`customer:${phone}`),
  };
};
