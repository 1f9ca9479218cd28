import type { BinaryToTextEncoding } from 'node:crypto';

export function sha256(bytes: Uint8Array, encoding?: BinaryToTextEncoding): string;
export function extractFromWheel(wheel: Buffer, ending: string): Promise<Buffer>;
