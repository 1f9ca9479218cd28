import { useParams } from '@tanstack/react-router';
import { IconLinkOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAddressState } from '../hook/use-address-state.ts';
import { speakUnlessChosen, useWords } from '../i18n/i18n.ts';
import { ErrorState } from '../piece/error-state.tsx';
import { Loading } from '../piece/loading.tsx';
import { ActionBar } from './action-bar.tsx';
import { AddressSheet } from './address-sheet.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import { ChangesCard, SHEETS } from './changes.tsx';
import css from './customer.module.css';
import { Fresh } from './fresh.tsx';
import { Head } from './head.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { Hero } from './hero.tsx';
import { CouponCards, GoodsCard, RefundCards } from './money.tsx';
import type { CustomerOrder } from './order.ts';
import { BigButton, Copy } from './parts.tsx';
import { PlaceCard } from './place.tsx';
import { RatingCard } from './rating.tsx';
import shell from './shell.module.css';
import { useOrder } from './use-order.ts';
import { Received, Way } from './way.tsx';

type Props = { readonly token: string; readonly order: CustomerOrder };

/** The page's own name, for those who hear it; the browser's list of pages seen learns nothing by it. */
const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = title;
  }, [title]);
};

/** The open sheet stands in the address, so that the phone's own way back closes it. */
const useSheet = () => {
  const [name, write] = useAddressState('do');
  return {
    sheet: SHEETS.find((each) => each === name),
    open: (next: string): void => write(next, { push: true }),
    close: (): void => write(''),
  };
};

const OrderView = ({ token, order, fresh }: Props & { readonly fresh: { seenAt: number; isCut: boolean } }) => {
  const t = useWords();
  const { sheet, open, close } = useSheet();
  useTitle(t('customer.title'));
  return (
    <>
      <Head shop={order.shop.name} />
      <main className={shell.main}>
        {fresh.isCut ? <Fresh {...fresh} /> : null}
        <Hero order={order} />
        <RefundCards order={order} />
        <CouponCards order={order} />
        <RatingCard token={token} order={order} />
        <Way order={order} />
        <Received at={order.received_at} />
        <ChangesCard order={order} onOpen={open} />
        <PlaceCard order={order} />
        <GoodsCard order={order} />
        <p className={`${css.small} ${css.dim}`}>
          {t('customer.number')} <Copy text={order.number} label={t('customer.copyNumber')} />
        </p>
        {fresh.isCut ? null : <Fresh {...fresh} />}
        <ActionBar token={token} order={order} onHelp={() => open('help')} />
      </main>
      {sheet === 'address' && order.can.address !== null && order.recipient !== null ? (
        <AddressSheet token={token} recipient={order.recipient} onClose={close} />
      ) : null}
      {sheet === 'cancel' && order.can.cancel !== null ? (
        <CancelSheet token={token} order={order} onClose={close} />
      ) : null}
      {sheet === 'help' ? (
        <HelpSheet token={token} order={order} onAddress={() => open('address')} onClose={close} />
      ) : null}
    </>
  );
};

const Unknown = () => {
  const t = useWords();
  return (
    <main className={shell.main} style={{ justifyContent: 'center', textAlign: 'center' }}>
      <IconLinkOff size={40} stroke={1.4} aria-hidden style={{ margin: '0 auto' }} />
      <h1 className={css.title}>{t('customer.unknown.title')}</h1>
      <p>{t('customer.unknown.why')}</p>
      <div>
        <BigButton href="/track">{t('customer.unknown.track')}</BigButton>
      </div>
    </main>
  );
};

export const CustomerOrderPage = () => {
  const { token } = useParams({ from: '/customer/o/$token' });
  const { order, error, isUnknown, isCut, seenAt, retry } = useOrder(token);
  const language = order?.language;
  useEffect(() => {
    if (language !== undefined) void speakUnlessChosen(language);
  }, [language]);
  if (isUnknown) return <Unknown />;
  if (order !== undefined) return <OrderView token={token} order={order} fresh={{ seenAt, isCut }} />;
  return (
    <main className={shell.main}>
      {error === null ? <Loading lines={12} /> : <ErrorState error={error} onRetry={retry} />}
    </main>
  );
};
