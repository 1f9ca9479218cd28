import { Tooltip } from '@mantine/core';
import { useWords } from '../../i18n/i18n.ts';
import { Glow } from '../../piece/glow.tsx';
import { Money } from '../../piece/money.tsx';
import { Section } from './section.tsx';
import figureCss from './figure.module.css';
import css from './today.module.css';
import type { Today } from './use-today.ts';

type Number = Today['numbers'][number];

const Figure = ({ of, refunded }: { readonly of: Number; readonly refunded: Today['refunded'] }) => {
  const t = useWords();
  const { name, today, yesterday, last_week: lastWeek } = of;
  return (
    <li className={figureCss.figure} data-number={name}>
      <span className={figureCss.name}>{t(`today.numbers.${name}`)}</span>
      <span className={figureCss.count}>
        <Glow of={today}>{today}</Glow>
      </span>
      {name === 'refunded'
        ? refunded.map((money) => (
            <span key={money.currency} className={css.quiet}>
              <Money of={money} />
            </span>
          ))
        : null}
      <span className={css.quiet}>{t('today.numbers.yesterday', { count: yesterday })}</span>
      <span className={css.quiet}>{t('today.numbers.lastWeek', { count: lastWeek })}</span>
    </li>
  );
};

/** Today so far, beside the same hours of yesterday and of a week ago. */
export const Numbers = ({ numbers, refunded, time_zone: zone }: Pick<Today, 'numbers' | 'refunded' | 'time_zone'>) => {
  const t = useWords();
  return (
    <Section
      title={t('today.numbers.title')}
      aside={
        <Tooltip label={<span data-data>{zone}</span>}>
          <span className={css.quiet} tabIndex={0}>
            {t('today.numbers.hours')}
          </span>
        </Tooltip>
      }
    >
      <ul className={figureCss.figures}>
        {numbers.map((number) => (
          <Figure key={number.name} of={number} refunded={refunded} />
        ))}
      </ul>
    </Section>
  );
};
