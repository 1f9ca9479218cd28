import {
  IconFileInvoice,
  IconMapPin,
  IconMessageCircle,
  IconPackage,
  IconReceiptRefund,
  IconTool,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../i18n/i18n.ts';
import { HelpForm } from './help-form.tsx';
import css from './customer.module.css';
import { RefundCards } from './money.tsx';
import type { CustomerOrder, HelpTopic } from './order.ts';
import { BigButton, Row } from './parts.tsx';
import { Sheet } from './sheet.tsx';
import { Way } from './way.tsx';

const QUESTIONS = {
  where: IconPackage,
  address: IconMapPin,
  refund: IconReceiptRefund,
  broken: IconTool,
  invoice: IconFileInvoice,
  other: IconMessageCircle,
} as const satisfies Readonly<Record<string, TablerIcon>>;
type Question = keyof typeof QUESTIONS;
const ALL = Object.keys(QUESTIONS) as Question[];

/** What is written about when the answer on the page does not do. */
const TOPICS: Readonly<Record<Question, readonly HelpTopic[]>> = {
  where: ['not_arrived'],
  address: ['address'],
  refund: ['refund'],
  broken: ['damaged', 'wrong_goods', 'missing_goods'],
  invoice: ['invoice'],
  other: ['other'],
};

type Answers = { readonly order: CustomerOrder; readonly onAddress: () => void };

const isGone = ({ parcels }: CustomerOrder): boolean =>
  parcels.some(({ stages }) => stages.some(({ stage, reached }) => stage === 'handed_over' && reached));

/** What can be said at once, from the order itself. */
const Answer = ({ of, order, onAddress }: Answers & { readonly of: Question }) => {
  const t = useWords();
  if (of === 'where') return isGone(order) ? <Way order={order} /> : <p>{t('customerAct.help.notSent')}</p>;
  if (of === 'refund')
    return order.refunds.length > 0 ? <RefundCards order={order} /> : <p>{t('customerAct.help.noRefund')}</p>;
  if (of !== 'address') return null;
  if (order.can.address === null) return <p>{t('customerAct.change.addressLate')}</p>;
  return (
    <>
      <p>{t('customerAct.help.addressOpen')}</p>
      <BigButton isFilled onClick={onAddress}>
        {t('customerAct.change.address')}
      </BigButton>
    </>
  );
};

const ASKED_AT_ONCE: readonly Question[] = ['broken', 'invoice', 'other'];

type OneProps = Answers & { readonly token: string; readonly of: Question; readonly onDone: () => void };

const One = ({ token, of, order, onAddress, onDone }: OneProps) => {
  const t = useWords();
  const [isAsking, setAsking] = useState(ASKED_AT_ONCE.includes(of));
  const canAsk = of !== 'where' || isGone(order);
  return (
    <>
      <Answer of={of} order={order} onAddress={onAddress} />
      {isAsking ? (
        <HelpForm token={token} topics={TOPICS[of]} order={order} onDone={onDone} />
      ) : canAsk ? (
        <BigButton onClick={() => setAsking(true)}>
          {of === 'where' ? t('customerAct.help.stillMissing') : t('customerAct.help.askAnyway')}
        </BigButton>
      ) : null}
    </>
  );
};

type Props = Answers & { readonly token: string; readonly onClose: () => void };

/** The usual questions, answered from the order where that can be; else a message to the desk. */
export const HelpSheet = ({ token, order, onAddress, onClose }: Props) => {
  const t = useWords();
  const [question, setQuestion] = useState<Question | undefined>();
  const title = question === undefined ? t('customerAct.help.title') : t(`customerAct.help.${question}`);
  return (
    <Sheet title={title} onClose={onClose}>
      {question === undefined ? (
        ALL.map((each) => (
          <Row
            key={each}
            icon={QUESTIONS[each]}
            label={t(`customerAct.help.${each}`)}
            onClick={() => setQuestion(each)}
          />
        ))
      ) : (
        <>
          <One key={question} token={token} of={question} order={order} onAddress={onAddress} onDone={onClose} />
          <button type="button" className={css.row} onClick={() => setQuestion(undefined)}>
            ← {t('customerAct.help.back')}
          </button>
        </>
      )}
    </Sheet>
  );
};
