import type { desk as english } from '../en/desk.ts';
import type { Words } from '../words.ts';

export const desk: Words<typeof english> = {
  title: '客服',
};
