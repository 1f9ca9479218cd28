import type { today as english } from '../en/today.ts';
import type { Words } from '../words.ts';

export const today: Words<typeof english> = {
  title: '今日',
};
