import { ErrorState } from '../../piece/error-state.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Actions } from './action/actions.tsx';
import { Head } from './head.tsx';
import { useOrder } from './order-query.ts';
import { GoodsPart } from './side/goods.tsx';
import { MoneyPart } from './side/money.tsx';
import { Lanes } from './side/parcels.tsx';
import { TroublesPart } from './side/troubles.tsx';
import css from './order.module.css';

/** The order in short, beside a list. */
export const OrderPanel = ({ id }: { readonly id: string }) => {
  const { data: order, error, refetch } = useOrder(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (order === undefined) return <Loading lines={10} />;
  return (
    <div className={css.panel}>
      <Head order={order} />
      <Lanes order={order} />
      <TroublesPart order={order} />
      <Actions order={order} />
      <MoneyPart order={order} />
      <GoodsPart order={order} />
    </div>
  );
};
