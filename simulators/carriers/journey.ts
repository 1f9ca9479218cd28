import { type Node, OUTCOMES, type Outcome } from './outcome.ts';

/** One thing that happens to the parcel, at this instant in milliseconds. */
export type Step = { readonly node: Node; readonly at: number; readonly place: string };

export type Route = {
  readonly outcome: Outcome;
  readonly startAt: number;
  /** How long a smooth journey takes, already paced. */
  readonly smoothMs: number;
  readonly from: string;
  readonly to: string;
  /** Some carriers send a picture of the signature after the delivery. */
  readonly sendsPicture: boolean;
};

const PROVINCES: Readonly<Record<string, string>> = {
  11: '北京',
  12: '天津',
  13: '河北',
  14: '山西',
  15: '内蒙古',
  21: '辽宁',
  22: '吉林',
  23: '黑龙江',
  31: '上海',
  32: '江苏',
  33: '浙江',
  34: '安徽',
  35: '福建',
  36: '江西',
  37: '山东',
  41: '河南',
  42: '湖北',
  43: '湖南',
  44: '广东',
  45: '广西',
  46: '海南',
  50: '重庆',
  51: '四川',
  52: '贵州',
  53: '云南',
  54: '西藏',
  61: '陕西',
  62: '甘肃',
  63: '青海',
  64: '宁夏',
  65: '新疆',
};

const depotOf = (region: string): string => `${PROVINCES[region.slice(0, 2)] ?? region}转运中心`;

const AT_THE_ORIGIN: readonly Node[] = ['collected', 'departed', 'returned'];

/** Every step of the journey to come, known from the collection on, so that a restart can go on with it. */
export const planJourney = (route: Route): Step[] =>
  OUTCOMES[route.outcome].flatMap(([node, share]) => {
    const at = Math.round(route.startAt + share * route.smoothMs);
    const place = depotOf(AT_THE_ORIGIN.includes(node) ? route.from : route.to);
    const step: Step = { node, at, place };
    const picture: Step = { node: 'picture', at: at + Math.round(0.02 * route.smoothMs), place };
    return node === 'delivered' && route.sendsPicture ? [step, picture] : [step];
  });
