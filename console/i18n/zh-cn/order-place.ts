import type { orderPlace as english } from '../en/order-place.ts';
import type { Words } from '../words.ts';

export const orderPlace: Words<typeof english> = {
  title: '代客下单',
  place: '提交订单',
  clear: '清空重填',
  shop: '店铺',
  coupons: '优惠码',
  method: '支付方式',
  promise: '预计送达',
  noPromise: '选好商品和地区后显示送达时间。',
  goods: {
    title: '商品',
    add: '按名称或编码添加商品',
    none: '没有这个名称的商品。',
    quantity: '{{title}}的数量',
    remove: '移除{{title}}',
  },
  stock: { in_stock: '有货', low: '仅剩 {{count}} 件', elsewhere: '异地有货', out: '售罄', not_sold: '本店不售' },
  customer: { title: '顾客', phone: '电话', name: '姓名', language: '语言' },
  region: {
    country: '国家',
    province: '省份',
    city: '城市',
    district: '区县',
    postcode: '邮编',
    street: '街道门牌',
  },
  sum: { title: '金额', goods: '商品', freight: '运费', total: '合计' },
  missing: {
    title: '还需询问：',
    between: '、',
    goods: '商品',
    name: '姓名',
    phone: '电话',
    region: '地区',
    street: '街道门牌',
    method: '支付方式',
  },
};
