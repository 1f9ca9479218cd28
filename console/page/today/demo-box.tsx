import { Button, Group, Switch } from '@mantine/core';
import { IconBolt, IconDeviceMobile, IconShoppingBag, IconUsersPlus } from '@tabler/icons-react';
import { type Demo, useDemo, useKill, useLetShoppersIn, useSwitchFault } from '../../api/demo.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useNow } from '../../hook/use-now.ts';
import { useWords } from '../../i18n/i18n.ts';
import { ErrorState } from '../../piece/error-state.tsx';
import { Instant } from '../../piece/instant.tsx';
import { problemTexts } from '../../piece/problem-text.ts';
import { StatusMark } from '../../piece/status-mark.tsx';
import { lengthText } from '../../piece/time-text.ts';
import { Section } from './section.tsx';
import demoCss from './demo.module.css';
import tableCss from './table.module.css';
import css from './today.module.css';

const SHOPPERS = 10;
const HALF_HOUR_MS = 30 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

type Process = Demo['processes'][number];
type Fault = Demo['faults'][number];

const Left = ({ until }: { readonly until: string }) => {
  const t = useWords();
  const left = Date.parse(until) - useNow(true);
  return <span className={css.quiet}>{t('piece.time.left', { time: lengthText(Math.max(0, left), t) })}</span>;
};

const FaultSwitch = ({ of, maySwitch }: { readonly of: Fault; readonly maySwitch: boolean }) => {
  const t = useWords();
  const toggle = useSwitchFault();
  const { name, on, ends_at: end } = of;
  return (
    <li className={demoCss.fault} data-fault={name}>
      <Switch
        size="xs"
        label={t(`today.demo.fault.${name}`)}
        checked={on}
        disabled={!maySwitch || toggle.isPending}
        onChange={(event) => toggle.mutate({ fault: name, on: event.currentTarget.checked })}
      />
      {on && end !== null ? <Left until={end} /> : null}
      {toggle.error === null ? null : <span className={css.error}>{problemTexts(toggle.error, t).join(' ')}</span>}
    </li>
  );
};

/** What is running, and the plug of each that may be pulled. */
const ProcessRow = ({ of, mayKill }: { readonly of: Process; readonly mayKill: boolean }) => {
  const t = useWords();
  const kill = useKill();
  const { name, up, since, deaths, last_death: last, expendable } = of;
  return (
    <tr data-process={name} data-up={up}>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        <StatusMark tone={up ? 'done' : 'late'} word={t(up ? 'today.demo.up' : 'today.demo.down')} />
      </td>
      <td>{since === null ? null : <Instant at={since} />}</td>
      <td>
        {deaths === 0 || last === null ? null : (
          <>
            {t('today.demo.died', { count: deaths })} <Instant at={last.at} />
          </>
        )}
      </td>
      <td className={tableCss.right}>
        {expendable && mayKill ? (
          <Button
            size="compact-xs"
            leftSection={<IconBolt size={14} stroke={1.7} />}
            loading={kill.isPending}
            disabled={!up}
            onClick={() => kill.mutate(name)}
            aria-label={t('today.demo.killOf', { name })}
            data-data
          >
            {t('today.demo.kill')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
};

const Outside = ({ pages }: Pick<Demo, 'pages'>) => {
  const t = useWords();
  const mayLet = useMay()('ops:write');
  const shoppers = useLetShoppersIn();
  return (
    <Group gap="sm">
      {mayLet ? (
        <Button
          leftSection={<IconUsersPlus size={15} stroke={1.7} />}
          loading={shoppers.isPending}
          onClick={() => shoppers.mutate(SHOPPERS)}
        >
          {t('today.demo.shoppers', { count: SHOPPERS })}
        </Button>
      ) : null}
      <Button component="a" href={pages.shop} target="_blank" leftSection={<IconShoppingBag size={15} stroke={1.7} />}>
        {t('today.demo.shop')}
      </Button>
      <Button
        component="a"
        href={pages.messages}
        target="_blank"
        leftSection={<IconDeviceMobile size={15} stroke={1.7} />}
      >
        {t('today.demo.phones')}
      </Button>
      {shoppers.isSuccess ? <span className={css.quiet}>{t('today.demo.coming')}</span> : null}
      {shoppers.error === null ? null : <span className={css.error}>{problemTexts(shoppers.error, t).join(' ')}</span>}
    </Group>
  );
};

const Controls = ({ pace, processes, faults, pages }: Demo) => {
  const t = useWords();
  const maySteer = useMay()('ops:write');
  return (
    <div className={demoCss.demo}>
      <Outside pages={pages} />
      <p className={css.quiet}>
        {t('today.demo.pace', {
          half: lengthText(HALF_HOUR_MS / pace.human, t),
          day: lengthText(DAY_MS / pace.transport, t),
        })}
      </p>
      <div className={demoCss.columns}>
        <ul className={css.plain} aria-label={t('today.demo.faults')}>
          {faults.map((fault) => (
            <FaultSwitch key={fault.name} of={fault} maySwitch={maySteer} />
          ))}
        </ul>
        <table className={tableCss.table}>
          <tbody>
            {processes
              .filter(({ expendable }) => expendable)
              .map((process) => (
                <ProcessRow key={process.name} of={process} mayKill={maySteer} />
              ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};

/** What a visitor of the demo may do to it. */
export const DemoControls = () => {
  const { data, error, refetch } = useDemo();
  if (data !== undefined) return <Controls {...data} />;
  return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
};

/** Nothing where there is no demo. */
export const DemoBox = () => {
  const t = useWords();
  const { controls } = useSession();
  if (!controls) return null;
  return (
    <Section title={t('today.demo.title')}>
      <DemoControls />
    </Section>
  );
};
