import type { Language } from '../types/base.ts';
import type { Cause, Trouble } from './types.ts';

type Words = Readonly<Record<Language, string>>;

/** Why a refund was given, as the agents of each language write it. */
export const REASONS: Readonly<Record<Cause | Exclude<Trouble, 'delayed'>, Words>> = {
  not_as_pictured: { 'zh-CN': '颜色与图片不符', en: 'not as on the picture' },
  broken: { 'zh-CN': '到货破损，有照片', en: 'arrived broken, photo seen' },
  wrong_item: { 'zh-CN': '发错货，收到相似款', en: 'wrong article, a look-alike was sent' },
  changed_mind: { 'zh-CN': '七天无理由', en: 'changed their mind within the seven days' },
  lost: { 'zh-CN': '承运商确认丢件', en: 'the carrier confirms the loss' },
  damaged: { 'zh-CN': '运输途中破损退回', en: 'damaged on the road and sent back' },
  refused: { 'zh-CN': '客户拒收', en: 'the customer refused it' },
  wrong_address: { 'zh-CN': '地址有误，已退回', en: 'the address was wrong, sent back' },
};

export const APPROVED: Words = { 'zh-CN': '情况属实，同意', en: 'checked, agreed' };

export const NOTES: Readonly<Record<'info' | 'care' | 'promise', readonly Words[]>> = {
  info: [
    { 'zh-CN': '客户来电问过进度，已说明。', en: 'Asked how far it is; explained.' },
    { 'zh-CN': '发票已单独寄出。', en: 'The invoice was sent apart.' },
  ],
  care: [
    { 'zh-CN': '易碎件，请多加一层缓冲。', en: 'Fragile: one more layer, please.' },
    { 'zh-CN': '上一单有破损，请仔细包装。', en: 'The last one broke; pack it with care.' },
  ],
  promise: [
    { 'zh-CN': '已答应客户今天内退款。', en: 'Promised the refund for today.' },
    { 'zh-CN': '已答应有消息就回电。', en: 'Promised to call back with news.' },
  ],
};

/** What customers add to their stars. */
export const COMMENTS: Readonly<Record<'glad' | 'late' | 'sorry', readonly Words[]>> = {
  glad: [
    { 'zh-CN': '包装很用心，下次还来。', en: 'Lovely packing, will come back.' },
    { 'zh-CN': '比预计的快。', en: 'Faster than expected.' },
    { 'zh-CN': '茶很香。', en: 'The tea smells wonderful.' },
  ],
  late: [
    { 'zh-CN': '等得太久了。', en: 'It took far too long.' },
    { 'zh-CN': '物流好几天没动静。', en: 'No news of the parcel for days.' },
  ],
  sorry: [
    { 'zh-CN': '东西有问题，不过退款很快。', en: 'Something was wrong, but the refund came quickly.' },
    { 'zh-CN': '和图片不太一样。', en: 'Not quite what the picture shows.' },
  ],
};
