import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 of a secret of ours; 256 random bits need no slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const newSecret = (): string => randomBytes(32).toString('base64url');
