const HIDDEN = '****';

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);

const charactersOf = (text: string): readonly string[] => Array.from(text);

const firstOf = (text: string): string => charactersOf(text)[0] ?? '';

const maskWord = (word: string): string => (charactersOf(word).length === 1 ? '*' : `${firstOf(word)}**`);

/** `林**`, `林*` for two characters, `J** d** V**`; a name of one character is hidden whole. */
export const maskName = (name: string): string => {
  const trimmed = name.trim();
  if (!isHan(trimmed)) return trimmed.split(/\s+/).filter(Boolean).map(maskWord).join(' ');
  const hidden = Math.min(charactersOf(trimmed).length - 1, 2);
  return hidden === 0 ? '*' : firstOf(trimmed) + '*'.repeat(hidden);
};

const CHINESE_MOBILE = /^(?:\+?86)?(1\d{2})\d{4}(\d{4})$/;

/** `138****0412` in China, elsewhere `+44****0123`; of a short number two digits stay. */
export const maskPhone = (phone: string): string => {
  const digits = phone.replace(/[^\d+]/g, '');
  const chinese = CHINESE_MOBILE.exec(digits);
  if (chinese) return `${chinese[1]}${HIDDEN}${chinese[2]}`;
  const count = digits.replace('+', '').length;
  if (count < 5) return HIDDEN;
  if (count < 9) return HIDDEN + digits.slice(-2);
  return (digits.startsWith('+') ? digits.slice(0, 3) : '') + HIDDEN + digits.slice(-4);
};

/** The beginning of the street's name, never a number; nothing of a line so short that this would be most of it. */
export const maskAddress = (line: string): string => {
  const street = /^[^\d\s]{1,3}/u.exec(line.trim())?.[0] ?? '';
  return charactersOf(line.trim()).length > 2 * charactersOf(street).length ? street + HIDDEN : HIDDEN;
};

/** `l***@example.com` */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return at < 1 ? HIDDEN : `${firstOf(email)}***${email.slice(at)}`;
};

export type PlainContact = {
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly line1: string;
};

/** What of a person may stand on a page that many look at. */
export const maskContact = ({ name, phone, email, line1 }: PlainContact): PlainContact => ({
  name: maskName(name),
  phone: maskPhone(phone),
  email: email === null ? null : maskEmail(email),
  line1: maskAddress(line1),
});
