import { IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import form from './form.module.css';
import type { CustomerOrder } from './order.ts';
import { BigButton, Card, Refused } from './parts.tsx';
import { useRating } from './use-order.ts';
import { useTime } from './use-time.ts';

const ASPECTS = ['goods', 'delivery', 'service'] as const;
type Aspect = (typeof ASPECTS)[number];
type Scores = { readonly [aspect in Aspect]?: number };
const STARS = [1, 2, 3, 4, 5] as const;

type StarsProps = {
  readonly aspect: Aspect;
  readonly score: number | undefined;
  readonly onScore: (score: number) => void;
};

const Stars = ({ aspect, score = 0, onScore }: StarsProps) => {
  const t = useWords();
  return (
    <fieldset className={form.set}>
      <legend className={form.legend}>{t(`customerAct.rating.${aspect}`)}</legend>
      {STARS.map((n) => (
        <label key={n} className={n <= score ? `${form.star} ${form.lit}` : form.star}>
          <input
            type="radio"
            name={aspect}
            value={n}
            checked={n === score}
            aria-label={t('customerAct.rating.star', { n })}
            onChange={() => onScore(n)}
          />
          <IconStar size={32} stroke={1.4} aria-hidden />
        </label>
      ))}
    </fieldset>
  );
};

type CommentProps = { readonly said: string; readonly isBusy: boolean; readonly onSend: (comment: string) => void };

const Comment = ({ said, isBusy, onSend }: CommentProps) => {
  const t = useWords();
  const [text, setText] = useState(said);
  const isSent = text.trim() === said;
  return (
    <>
      <label className={form.field}>
        <span>{t('customerAct.rating.comment')}</span>
        <textarea value={text} maxLength={500} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <BigButton isBusy={isBusy || isSent} onClick={() => onSend(text)}>
        {isSent && said !== '' ? t('customerAct.rating.sent') : t('customerAct.rating.send')}
      </BigButton>
    </>
  );
};

type Props = { readonly token: string; readonly order: CustomerOrder };

const isWhole = (scores: Scores): scores is Readonly<Record<Aspect, number>> =>
  ASPECTS.every((aspect) => scores[aspect] !== undefined);

/** The scores as they are tapped; with the third they are sent. */
const useScores = ({ token, order: { rating } }: Props) => {
  const rate = useRating(token);
  const [scores, setScores] = useState<Scores>(rating ?? {});
  const said = rating?.comment ?? '';
  const send = (next: Scores, comment: string): void => {
    setScores(next);
    if (isWhole(next)) rate.mutate({ ...next, ...(comment.trim() === '' ? {} : { comment }) });
  };
  return {
    scores,
    said,
    isBusy: rate.isPending,
    error: rate.error,
    score: (aspect: Aspect, score: number) => send({ ...scores, [aspect]: score }, said),
    comment: (text: string) => send(scores, text),
  };
};

const Until = ({ order: { can } }: Pick<Props, 'order'>) => {
  const t = useWords();
  const { due } = useTime();
  const until = can.rating?.until ?? null;
  return until === null ? null : (
    <p className={`${css.small} ${css.dim}`}>{t('customerAct.rating.until', { time: due(until) })}</p>
  );
};

const Rating = (props: Props) => {
  const t = useWords();
  const { rating, can } = props.order;
  const mine = useScores(props);
  return (
    <Card title={t(rating === null ? 'customerAct.rating.title' : 'customerAct.rating.thanks')}>
      {rating === null ? <p className={`${css.small} ${css.dim}`}>{t('customerAct.rating.why')}</p> : null}
      <fieldset className={form.set} disabled={can.rating === null}>
        {ASPECTS.map((aspect) => (
          <Stars
            key={aspect}
            aspect={aspect}
            score={mine.scores[aspect]}
            onScore={(score) => mine.score(aspect, score)}
          />
        ))}
      </fieldset>
      <Refused error={mine.error} />
      {rating !== null && can.rating !== null ? (
        <Comment said={mine.said} isBusy={mine.isBusy} onSend={mine.comment} />
      ) : null}
      <Until order={props.order} />
    </Card>
  );
};

/** Sent with the third tap; the comment comes after it or not at all. */
export const RatingCard = (props: Props) =>
  props.order.can.rating === null && props.order.rating === null ? null : <Rating {...props} />;
