/** The only people that messages may go to here; anyone else might be real. */
const DEMO_PHONES = [/^\+861990000\d{4}$/, /^\+447700900\d{3}$/];
const DEMO_EMAIL = /^[^\s@]{1,64}@example\.com$/i;

export const CHANNELS = ['sms', 'push', 'email'] as const;
export type MessageChannel = (typeof CHANNELS)[number];

const compact = (to: string): string => to.replace(/[\s()-]/g, '');

/** One spelling per recipient: "+86 199 0000 0001" and "+8619900000001" are the same phone. */
export const recipientOf = (to: string): string => (to.includes('@') ? to.trim().toLowerCase() : compact(to));

export const isDemoRecipient = (channel: MessageChannel, to: string): boolean => {
  const isPhone = DEMO_PHONES.some((pattern) => pattern.test(to));
  const isEmail = DEMO_EMAIL.test(to);
  if (channel === 'sms') return isPhone;
  return channel === 'email' ? isEmail : isPhone || isEmail;
};

/** "+86 199 0000 0001", as people write it. */
export const shownRecipient = (to: string): string =>
  to.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '+86 $1 $2 $3').replace(/^\+44(\d{4})(\d{6})$/, '+44 $1 $2');
