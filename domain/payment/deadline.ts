/**
 * The gateway ends a payment by itself at a time that was fixed when it was created: a deadline after that would promise
 * a customer time that nobody can give.
 */
export const isBeyondGateway = (deadline: string, gatewayEnd: string): boolean =>
  Date.parse(deadline) > Date.parse(gatewayEnd);
