import { moneyText } from '../kit/money.ts';
import type { Language } from '../kit/page.ts';
import type { Order, Sku } from './packhorse.ts';

type Money = { readonly amount: number; readonly currency: string };

const zh = {
  shop: '驿舟百货',
  tagline: '好物走水路，慢慢到你家',
  browse: '逛逛',
  basket: '购物车',
  orders: '我的订单',
  all: '全部',
  search: '搜索商品',
  find: '搜索',
  found: '找到的商品',
  nothingFound: '没有找到，换个词试试。',
  limited: '2026 年限定',
  ponyText: '三彩陶小马，手工上釉，每一匹都有自己的神气。',
  look: '去看看',
  from: '起',
  choose: '选择款式',
  quantity: '数量',
  addToBasket: '加入购物车',
  deliverTo: '送至',
  change: '更改',
  freight: '运费',
  arrives: '送达',
  free: '免运费',
  emptyBasket: '购物车还是空的。',
  goShopping: '去逛逛',
  update: '更新',
  each: '单价',
  remove: '移除',
  coupon: '优惠券',
  couponLabel: '输入优惠码',
  use: '使用',
  couponHint: '可以试试：',
  goods: '商品合计',
  total: '合计',
  checkout: '去结算',
  checkoutTitle: '确认订单',
  toBasket: '回购物车修改',
  blocked: '先处理上面的问题，再去结算。',
  name: '收货人',
  phone: '手机号（演示号段）',
  phoneHint: '+86 199 0000 0001 到 0999 不属于任何人；短信显示在模拟手机上。',
  street: '详细地址',
  payBy: '支付方式',
  order: '提交订单并支付',
  noCharge: '模拟商店，不涉及真实资金。',
  placeTitle: '送到哪里？',
  often: '常用地区',
  provinces: '全部省份',
  back: '返回',
  noOrders: '这个浏览器还没有下过单。',
  pay: '去支付',
  track: '查看订单与物流',
  orderNumber: '订单号',
  parcel: '包裹',
  deciding: '订单已提交，正在确认库存。结果马上会出现在这里。',
  away: '商店后台暂时联系不上仓库系统，购物车已保留，请稍后再试。',
  unknownPage: '没有这个页面。',
  about: '本店是 Packhorse 的示例：只通过公开接口 /v1 与它往来。',
  problems: '还差一点',
  visitor: '访客',
  demoStreet: '演示路 18 号',
};

const en: typeof zh = {
  shop: 'Yizhou Goods',
  tagline: 'Good things, sent by the slow boat',
  browse: 'Shop',
  basket: 'Basket',
  orders: 'My orders',
  all: 'All',
  search: 'Search the shop',
  find: 'Search',
  found: 'What we found',
  nothingFound: 'Nothing found. Try another word.',
  limited: 'Limited, 2026',
  ponyText: 'A clay pony in three glazes, finished by hand, each with a look of its own.',
  look: 'Have a look',
  from: 'from',
  choose: 'Choose one',
  quantity: 'Quantity',
  addToBasket: 'Add to basket',
  deliverTo: 'Deliver to',
  change: 'Change',
  freight: 'Delivery',
  arrives: 'Arrives',
  free: 'free',
  emptyBasket: 'Your basket is empty.',
  goShopping: 'Look around',
  update: 'Update',
  each: 'each',
  remove: 'Remove',
  coupon: 'Coupon',
  couponLabel: 'Coupon code',
  use: 'Use',
  couponHint: 'Try one of these: ',
  goods: 'Goods',
  total: 'Total',
  checkout: 'Check out',
  checkoutTitle: 'Check out',
  toBasket: 'Change it in the basket',
  blocked: 'Settle what is said above, then check out.',
  name: 'Name',
  phone: 'Phone (of the demo range)',
  phoneHint: '+86 199 0000 0001 to 0999 belong to nobody; messages appear on the simulated phone.',
  street: 'Street and house',
  payBy: 'Pay by',
  order: 'Order and pay',
  noCharge: 'A simulated shop: no real money.',
  placeTitle: 'Where should it go?',
  often: 'Often chosen',
  provinces: 'All provinces',
  back: 'Back',
  noOrders: 'Nothing has been ordered in this browser yet.',
  pay: 'Pay',
  track: 'Order and delivery',
  orderNumber: 'Order',
  parcel: 'Parcel',
  deciding: 'Your order is in; the stock is being checked. The answer appears here in a moment.',
  away: 'The shop cannot reach its warehouse just now. Your basket is kept; please try again in a moment.',
  unknownPage: 'There is no such page.',
  about: 'This shop is an example of Packhorse: it speaks with it by the public API under /v1 alone.',
  problems: 'Not quite yet',
  visitor: 'Visitor',
  demoStreet: 'Demo Road 18',
};

export const WORDS = { zh, en } as const satisfies Record<Language, typeof zh>;

export const CATEGORIES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  tea: { zh: '茶与食', en: 'Tea and pantry' },
  ceramics: { zh: '陶瓷', en: 'Ceramics' },
  electronics: { zh: '电器', en: 'Electronics' },
  home: { zh: '家居', en: 'Home' },
  clothing: { zh: '衣物', en: 'Clothing' },
  care: { zh: '洗护', en: 'Care' },
  chilled: { zh: '冷鲜', en: 'Chilled' },
  books: { zh: '书与玩具', en: 'Books and toys' },
};

export const priceText = ({ amount, currency }: Money): string => moneyText(amount, currency);

/** The stock as the API tells it: no more and no less. */
export const stockText = ({ state, quantity }: Sku['stock'], language: Language): string => {
  const texts = {
    in_stock: { zh: '有货', en: 'In stock' },
    low: { zh: `仅剩 ${quantity} 件`, en: `Only ${quantity} left` },
    elsewhere: { zh: '其他地区有货，暂不能送到这里', en: 'In stock elsewhere, not for this place' },
    out: { zh: '暂时缺货', en: 'Out of stock' },
    not_sold: { zh: '暂未开售', en: 'Not on sale now' },
  };
  return texts[state][language];
};

/** What a promotion that nearly applies still asks for. */
export const hintText = (missing: string, title: string, language: Language): string =>
  language === 'zh' ? `再买 ${missing}，享「${title}」` : `${missing} more and you get: ${title}`;

const clockText = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  });

/** The promise in days, and the very time at which it ends: where time runs faster the two differ. */
export const promiseText = (promise: { readonly at: string; readonly hours: number }, language: Language): string => {
  const days = Math.ceil(promise.hours / 24);
  const at = clockText(promise.at, language);
  return language === 'zh'
    ? `付款后 ${days} 天内送达（最晚 ${at}）`
    : `Within ${days} ${days === 1 ? 'day' : 'days'} of paying (by ${at})`;
};

export const momentText = clockText;

const STATUSES: Readonly<Record<Order['status'], Readonly<Record<Language, string>>>> = {
  accepted: { zh: '确认中', en: 'Being checked' },
  awaiting_payment: { zh: '待支付', en: 'To be paid' },
  fulfilling: { zh: '备货与配送', en: 'On its way' },
  after_sales: { zh: '已送达', en: 'Delivered' },
  completed: { zh: '已完成', en: 'Completed' },
  rejected: { zh: '未成交', en: 'Not accepted' },
  expired: { zh: '已过期', en: 'Expired' },
  cancelling: { zh: '取消中', en: 'Being cancelled' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

export const statusText = (status: Order['status'], language: Language): string => STATUSES[status][language];
