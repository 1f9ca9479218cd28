import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters OWASP recommends (19 MiB, two passes), which are the library's own. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Of no password: what an unknown login is compared with, so that it takes as long as a known one. */
let nobody: Promise<string> | undefined;

export const isPassword = async (password: string, stored: string | null | undefined): Promise<boolean> => {
  nobody ??= hashPassword('nobody has this password');
  const isRight = await verify(stored ?? (await nobody), password);
  return isRight && typeof stored === 'string';
};
